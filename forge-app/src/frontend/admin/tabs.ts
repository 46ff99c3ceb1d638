import type { ComponentType } from 'react';
import type { AdminView, Me } from '../../contract';
import { About } from './About';
import { Approvers } from './Approvers';
import { Autonomy } from './Autonomy';
import { Drift } from './Drift';
import { Limits } from './Limits';
import { Numbers } from './Numbers';
import { Peers } from './Peers';
import { People } from './people/People';
import { Record } from './Record';
import { Rules } from './Rules';
import { Start } from './Start';
import { Stop } from './Stop';
import { Systems } from './Systems';

export interface TabProps { readonly view: AdminView; readonly reload: () => Promise<void>; readonly set: (view: AdminView) => void }
interface TabEntry { readonly title: string; readonly Body: ComponentType<TabProps>; readonly who: 'administer' | 'audit' | 'both' | 'switches' | 'privacy' }

const START: TabEntry = { title: 'Start', Body: Start, who: 'administer' };
const TABS: readonly TabEntry[] = [
  { title: 'Numbers', Body: Numbers, who: 'both' },
  START,
  { title: 'Systems', Body: Systems, who: 'administer' },
  { title: 'Request types', Body: Autonomy, who: 'administer' },
  { title: 'Rules', Body: Rules, who: 'both' },
  { title: 'Approvers', Body: Approvers, who: 'both' },
  { title: 'Stop', Body: Stop, who: 'switches' },
  { title: 'Limits', Body: Limits, who: 'both' },
  { title: 'Record', Body: Record, who: 'audit' },
  { title: 'Drift', Body: Drift, who: 'both' },
  { title: 'People', Body: People, who: 'privacy' },
  { title: 'Other hosts', Body: Peers, who: 'administer' },
  { title: 'About', Body: About, who: 'both' },
];

/** Before it is set up there is one thing to do. */
export function tabsFor({ may }: Me, view: AdminView): readonly TabEntry[] {
  if (!view.setUp) return may.administer ? [START] : [];
  const shown: Readonly<Record<TabEntry['who'], boolean>> = { administer: may.administer, audit: may.audit, both: may.administer || may.audit, switches: may.administer || Boolean(view.switches?.mayPull), privacy: view.privacy };
  return TABS.filter(t => shown[t.who]);
}
