import type { Case } from '../case';
import type { Emit, Runtime } from '../runtime';
import type { ItemRecord } from '../state/record';
import { itemOf } from '../turn/items';
import type { Actor, JsonObject } from '../types';
import { namesNow, planEvidence } from '../replay';

/** The same access with a new end, as a new item: policy and approvers decide it like the first time. */
export async function askAgain(rt: Runtime, kase: Case, item: ItemRecord, actor: Actor, body: { duration: string; reason?: string }, emit: Emit): Promise<void> {
  const { say, names } = await namesNow(rt);
  const id = `i${kase.now.items.length + 1}`;
  // Access without a length of time only got an end because its owner changed: kept, it has none again.
  const longer: JsonObject = rt.actions.get(item.action).change.coordinates?.(item.input).duration ? { duration: body.duration } : {};
  const made = itemOf(rt.actions.get(item.action), rt.types.get(item.requestType), { ...item.input, ...longer }, { ...item.slots, ...longer }, {
    id, actor, turn: item.turn, quote: body.reason ?? `Longer: ${item.reason ?? ''}`,
  }, say);
  kase.note('plan.made', actor.person, { items: [{ ...made, extends: item.id } satisfies ItemRecord], request: { closed: null, doneAt: null }, evidence: { extends: item.id, ...planEvidence(rt, names, 'typed') } });
  await kase.commit();
  await rt.items.run(kase, id, emit);
  await kase.reload();
}
