import type { Case } from '../case';
import type { Runtime } from '../runtime';
import type { ItemRecord } from '../state/record';
import { isEnded } from '../state/status';
import { withdrawn } from './steps';
import type { Ballot } from './vote';

/** What the same person asked beside it and has not begun is stopped too, in the same statement (G16). */
export function noteFrozen(kase: Case, reported: ItemRecord, by: string): void {
  for (const item of kase.now.items.filter(i => i.id !== reported.id && i.by === reported.by && !isEnded(i) && !i.intent && !i.ends)) {
    kase.note('item.stopped', by, { item: item.id, set: { state: 'stopped', waiting: null, steps: withdrawn(item.steps), because: 'An approver found that something is wrong with this request. Security looks at it.' } });
  }
}

export async function tellSecurity(rt: Runtime, kase: Case, item: ItemRecord, { comment = '' }: Ballot): Promise<void> {
  const to = [...new Set((await Promise.all(rt.roles.security.map(ref => rt.directory.members(ref)))).flat())].filter(p => p !== item.by);
  await rt.notices.send({ to, title: 'An approver reported a request', body: `${item.sentence}. They say: ${comment.trim().slice(0, 200)}`, requestId: kase.id, severity: 'high' }).catch(e => rt.log.warn(`notice failed: ${(e as Error).message}`));
}
