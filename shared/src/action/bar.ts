import type { Case } from '../case';
import { restOf } from '../breaker';
import { isMass, takeEffect, uncounted } from '../limits';
import type { Runtime } from '../runtime';
import type { ItemRecord } from '../state/record';
import { hold } from '../switches';
import { changed } from './decide';
import type { Next } from './graph';

/**
 * What stands between a decision and its effect (G23): room in the limits, how many people this requester changes, and the system's rest.
 * The rest is asked last, because a resting system lets a single change through and nothing may stop that one afterwards.
 */
export async function barred(rt: Runtime, kase: Case, item: ItemRecord): Promise<Next | undefined> {
  const full = await takeEffect(rt, kase.id, item);
  if (full) return hold(kase, item, full);
  const mass = item.mass ? false : await isMass(rt, item).catch(() => undefined);
  if (mass === undefined) return hold(kase, item, uncounted(rt));
  if (mass) return askTwo(kase, item);
  const rest = await restOf(rt, item.action.split('.')[0]);
  return rest && hold(kase, item, rest);
}

/** Decided again, now as one of too many: the floor asks two people (G23). */
async function askTwo(kase: Case, item: ItemRecord): Promise<Next> {
  kase.note('item.mass', 'countersign', { item: item.id, set: { mass: true } });
  await kase.commit(newer => changed(newer.items.find(i => i.id === item.id), item));
  return 'decide';
}
