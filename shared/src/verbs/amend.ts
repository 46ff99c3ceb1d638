import { withdrawn } from '../approvals/steps';
import type { Case } from '../case';
import { DeskError } from '../desk-api';
import { namesNow, planEvidence } from '../replay';
import { openCase, silent, type Runtime } from '../runtime';
import type { ItemRecord } from '../state/record';
import { isEnded } from '../state/status';
import { itemOf } from '../turn/items';
import type { Actor, JsonObject } from '../types';
import { isParticipant, mustBeSignedIn, mustHold } from './who';

interface Edit { readonly id: string; readonly itemId: string; readonly change: JsonObject }

/** A new item with the new payload takes the old one's place: what was approved or proved about the old one says nothing about it. */
export async function amend(rt: Runtime, actor: Actor, { id, itemId, change }: Edit): Promise<Case> {
  mustBeSignedIn(actor);
  await mustHold(rt, actor, 'desk', 'Changing a plan');
  const kase = await openCase(rt, id);
  const item = kase.now.items.find(i => i.id === itemId);
  if (isParticipant(kase.now, actor.person) && item?.makers.includes(actor.person)) throw new DeskError(403, 'You asked for this or it is for you.', 'A colleague changes it.');
  if (!item || isEnded(item) || item.intent || item.ends || kase.now.closed) throw new DeskError(409, 'This has begun or ended already.', 'Undo it, or ask for something new.');
  const { say, names } = await namesNow(rt);
  const next = remade(rt, kase, { item, actor, change, say });
  if (next.payloadHash === item.payloadHash) throw new DeskError(422, 'That changes nothing.', 'Pick another value.');
  kase.note('item.stopped', actor.person, { item: item.id, set: { state: 'stopped', waiting: null, steps: withdrawn(item.steps), because: 'The service desk changed it; see the one after it.' } });
  kase.note('plan.made', actor.person, { items: [next], evidence: { amends: item.id, ...planEvidence(rt, names, 'typed') } });
  await kase.commit();
  await rt.items.run(kase, next.id, silent);
  await kase.reload();
  return kase;
}

interface Remaking { readonly item: ItemRecord; readonly actor: Actor; readonly change: JsonObject; readonly say: Awaited<ReturnType<typeof namesNow>>['say'] }

/** Still asked for by the same person, as well proved as then; the editor is one of its makers. Whom it is for cannot be edited. */
function remade(rt: Runtime, kase: Case, { item, actor, change, say }: Remaking): ItemRecord {
  const seed = { id: `i${kase.now.items.length + 1}`, actor: { person: item.by, assurance: item.assurance, channel: item.channel, host: actor.host }, turn: item.turn, ...(item.reason && { quote: item.reason }), ...(item.span && { span: item.span }) };
  const action = rt.actions.get(item.action);
  let made: ItemRecord;
  try {
    made = itemOf(action, rt.types.get(item.requestType), { ...item.input, ...change }, { ...item.slots, ...change }, seed, say);
  } catch {
    throw new DeskError(422, 'That value cannot be used here.', 'Pick one of the values offered.');
  }
  if (made.subject !== item.subject) throw new DeskError(422, 'Whom it is for cannot be changed.', 'Ask for the other person in a request of their own.');
  return { ...made, amended: actor.person, makers: [...new Set([...item.makers, ...made.makers, actor.person])] };
}
