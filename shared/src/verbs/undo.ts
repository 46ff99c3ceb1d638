import { Case } from '../case';
import { DeskError } from '../desk-api';
import { heldElsewhere } from '../grants/elsewhere';
import { notFound, openCase, type Emit, type Runtime } from '../runtime';
import type { ItemRecord } from '../state/record';
import { isDone, isEnded } from '../state/status';
import { itemOf } from '../turn/items';
import type { Actor } from '../types';
import { namesNow, planEvidence } from '../replay';
import { requestId } from './ask';
import { holds, mustBeSignedIn, mustKnow, mustSee } from './who';

/** `<request>.<item>`, the id of a receipt and of a grant. */
export async function findReceipt(rt: Runtime, actor: Actor, id: string): Promise<{ kase: Case; item: ItemRecord }> {
  const m = /^(REQ-[A-Z0-9]+)\.(i\d+)$/.exec(id);
  if (!m) throw notFound(id);
  const kase = await openCase(rt, m[1]);
  await mustSee(rt, actor, kase.now);
  const item = kase.now.items.find(i => i.id === m[2] && i.receipt);
  if (!item) throw notFound(id);
  return { kase, item };
}

/** The person concerned, or the service desk. */
export const mayUndo = async (rt: Runtime, actor: Actor, item: ItemRecord): Promise<boolean> =>
  [item.by, item.subject].includes(actor.person) || (await holds(rt, actor, 'desk')) || holds(rt, actor, 'admin');

/**
 * The inverse runs as an item of its own: decided, journaled and read back like anything else.
 * An inverse that gives access back is a new request under today's policy and approvals (G21).
 */
export async function undo(rt: Runtime, actor: Actor, receiptId: string, emit: Emit): Promise<Case> {
  mustBeSignedIn(actor);
  await mustKnow(rt, actor);
  const { kase, item } = await findReceipt(rt, actor, receiptId);
  if (!(await mayUndo(rt, actor, item))) throw new DeskError(403, 'Only the person concerned or the service desk can undo this.', 'Ask them.');
  const inverse = item.receipt?.undo;
  if (!inverse) throw new DeskError(409, 'This cannot be undone.', 'Ask for what you need instead.');
  if (!isDone(item) || item.grant?.state === 'ended') throw new DeskError(409, 'This is already undone or over.', 'Look at the request.');
  if (Date.parse(inverse.until) < rt.clock.now().getTime()) throw new DeskError(409, 'The time to undo this is over.', 'Ask for the opposite as a new request.');
  if (kase.now.items.some(i => i.undoOf === item.id && !isEnded(i))) throw new DeskError(409, 'Undo is already running.', 'Wait a moment and look again.');
  const still = item.grant?.state === 'active' ? await heldElsewhere(rt, kase, item) : undefined;
  return still ? onlyThisGrant(rt, kase, item, actor, still) : runInverse(rt, kase, item, actor, emit);
}

/** Somebody gave the same access for another reason, and that one stands: nothing is taken away (G20). */
async function onlyThisGrant(rt: Runtime, kase: Case, item: ItemRecord, actor: Actor, still: string): Promise<Case> {
  const at = rt.clock.now().toISOString();
  kase.note('item.undone', actor.person, {
    item: item.id, set: { state: 'undone', ...(item.grant && { grant: { ...item.grant, state: 'ended', until: at, endedBecause: `Undone; still held through ${still}` } }) },
  });
  await kase.commit(newer => newer.items.find(i => i.id === item.id)?.grant?.state !== 'active');
  return kase;
}

async function runInverse(rt: Runtime, kase: Case, item: ItemRecord, actor: Actor, emit: Emit): Promise<Case> {
  const inverse = item.receipt?.undo;
  if (!inverse) return kase;
  const { say, names } = await namesNow(rt);
  const action = rt.actions.get(inverse.action);
  const gives = action.change.gives === 'access';
  const target = gives ? Case.fresh(rt.journal, rt.clock, requestId(actor.person)) : kase;
  const id = gives ? 'i1' : `i${kase.now.items.length + 1}`;
  const made = itemOf(action, undefined, inverse.input, {}, { id, actor, turn: gives ? 1 : item.turn, quote: `Undo of ${item.sentence}` }, say);
  const after = item.receipt?.after;
  const next: ItemRecord = { ...made, requestType: item.requestType, ...(gives ? {} : { undoOf: item.id }), ...(after !== undefined && !gives && { expect: after }) };
  if (gives) {
    const turn = { n: 1, by: actor.person, channel: actor.channel, text: `Undo: ${item.sentence} (${kase.id})`, at: rt.clock.now().toISOString() };
    target.note('request.opened', actor.person, { opened: { host: rt.host, requester: actor.person, subject: item.subject, channel: actor.channel, title: turn.text }, turn });
  }
  target.note('plan.made', actor.person, { items: [next], evidence: { undoOf: `${kase.id}.${item.id}`, ...planEvidence(rt, names, 'untyped') } });
  await target.commit();
  await rt.items.run(target, id, emit);
  await target.reload();
  return target;
}
