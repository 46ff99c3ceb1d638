import type { Case } from '../case';
import { DeskError } from '../desk-api';
import type { Emit, Runtime } from '../runtime';
import type { Actor, JsonObject } from '../types';
import { namesNow, planEvidence } from '../replay';
import { runOpen } from './converse';
import { itemOf } from './items';

/** A denial's offer, asked for as it stands: a new item with the smaller payload, decided like any other. */
export async function resubmit(rt: Runtime, kase: Case, actor: Actor, offer: { itemId: string; index: number; said?: string }, emit: Emit): Promise<void> {
  const denied = kase.now.items.find(i => i.id === offer.itemId);
  const change = denied?.decision?.offers[offer.index]?.change;
  if (!denied || denied.state !== 'denied' || !change) throw new DeskError(422, 'That offer is not open.', 'Say what you need instead.');
  const { say, names } = await namesNow(rt);
  const input = { ...denied.input, ...change } as JsonObject;
  const item = itemOf(rt.actions.get(denied.action), rt.types.get(denied.requestType), input, { ...denied.slots, ...change }, {
    id: `i${kase.now.items.length + 1}`, actor, turn: denied.turn, ...(denied.reason && { quote: denied.reason }), ...(denied.span && { span: denied.span }),
  }, say);
  kase.note('plan.made', actor.person, { items: [{ ...item, makers: [...new Set([...denied.makers, ...item.makers])] }], evidence: { offerOf: denied.id, ...planEvidence(rt, names, 'typed') } }, offer.said);
  await kase.commit();
  await runOpen(rt, kase, emit);
}
