import type { Case } from '../case';
import { Conflict } from '../journal';
import type { Runtime } from '../runtime';
import type { ItemRecord } from '../state/record';
import { warnAt } from '../state/status';
import type { Grant } from '../types';
import { tellPeople } from './tell';

export const warningDue = ({ grant }: ItemRecord, now: number) =>
  grant?.state === 'active' && grant.until !== undefined && !grant.warnedAt && Date.parse(warnAt(grant)) <= now && Date.parse(grant.until) > now;

/** The holder is told once, on the record first: two replicas never tell twice (G20). */
export async function warn(rt: Runtime, kase: Case, item: ItemRecord): Promise<void> {
  const { grant } = item;
  if (!grant?.until) return;
  kase.note('grant.warned', 'countersign', { item: item.id, set: { grant: { ...grant, warnedAt: rt.clock.now().toISOString() } } });
  try {
    await kase.commit(newer => { const now = newer.items.find(i => i.id === item.id)?.grant; return now?.state !== 'active' || now.warnedAt !== undefined || now.until !== grant.until; });
  } catch (error) {
    if (error instanceof Conflict) return;
    throw error;
  }
  await tellPeople(rt, [grant.person], { title: `Your access to ${grant.title} ends soon`, body: `It ends on ${spoken(grant.until)}. ${longer(grant)}`, requestId: kase.id });
}

const longer = (grant: Grant) => (grant.extendable ? 'To keep it longer, open My access and ask for longer.' : 'If you still need it then, ask for it again.');
export const spoken = (iso: string) => `${iso.slice(0, 10)} at ${iso.slice(11, 16)} UTC`;
