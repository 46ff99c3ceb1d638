import type { ComponentType } from 'react';
import type { AdminView } from '../../contract';
import { About } from './About';
import { Approvers } from './Approvers';
import { Autonomy } from './Autonomy';
import { Drift } from './Drift';
import { Limits } from './Limits';
import { Numbers } from './Numbers';
import { Peers } from './Peers';
import { People } from './people/People';
import { Record as Journal } from './Record';
import { Rules } from './rules/Rules';
import { Start } from './Start';
import { Stop } from './Stop';
import { Systems } from './Systems';
import type { TabTitle } from './tabs-for';

export interface TabProps { readonly view: AdminView; readonly reload: () => Promise<void>; readonly set: (view: AdminView) => void }

export const BODIES: Readonly<Record<TabTitle, ComponentType<TabProps>>> = {
  Numbers, Start, Systems, 'Request types': Autonomy, Rules, Approvers, Stop, Limits, Record: Journal, Drift, People, 'Other hosts': Peers, About,
};
