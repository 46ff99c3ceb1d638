import type { Actor, Item, RequestSummary, RequestView } from '../types';
import { detail, headline } from './answer';
import type { Vouching } from '../identity';
import type { ItemRecord, RequestRecord } from './record';
import type { RequestUndo } from '../undo/types';
import { isDone, isEnded, isRehearsal, SILENCE_MS, stateOf } from './status';

export interface Reader { readonly actor: Actor; readonly desk: boolean }

/** Said in every channel; the words "a person" hand it over. */
const DISCLOSURE = 'This is an AI; you can ask for a person at any time.';

/** What this reader may see and do now. Plain data, safe to send. */
export function viewOf(r: RequestRecord, reader: Reader): RequestView {
  const state = stateOf(r);
  const [line, told] = [headline(r, reader.actor.person), headline(r)];
  return {
    id: r.id, version: r.version, state, requester: r.requester, subject: r.subject, channel: r.channel,
    ...(r.entityRef && { entityRef: r.entityRef }),
    ...(isRehearsal(r) && { rehearsal: true }),
    title: r.title, turns: r.turns, items: r.items.map(i => itemView(i, reader)), headline: line, ...(told !== line && { told }), detail: detail(r),
    ...(r.question && { question: { slot: r.question.slot, text: r.question.text, choices: r.question.choices, requestType: r.question.requestType } }),
    ...(r.handoff && { handoff: r.handoff }),
    createdAt: r.createdAt, updatedAt: r.updatedAt, stages: r.stages, events: r.version, disclosure: DISCLOSURE, flagged: r.flagged,
    ...(state === 'done' && r.doneAt && { closesAt: new Date(Date.parse(r.doneAt) + SILENCE_MS).toISOString() }),
    ...(r.undo && { undo: undoOf(r, r.undo) }),
    may: verbs(r, reader),
  };
}

export const summaryOf = (r: RequestRecord): RequestSummary => ({
  id: r.id, title: r.title, state: stateOf(r), requester: r.requester, subject: r.subject,
  headline: headline(r), createdAt: r.createdAt, updatedAt: r.updatedAt, flagged: r.flagged, ...(isRehearsal(r) && { rehearsal: true }),
});

/** What waited for a yes may have been undone since. */
const undoOf = (r: RequestRecord, { by, at, state, results }: RequestUndo): RequestUndo =>
  ({ by, at, state, results: results.map(x => (x.outcome !== 'undone' && r.items.some(i => i.id === x.itemId && i.state === 'undone') ? { itemId: x.itemId, title: x.title, outcome: 'undone' } : x)) });

/** Only the subject learns that there is something to reveal. */
function itemView(item: ItemRecord, reader: Reader): Item {
  const { by: _b, makers: _m, assurance: _a, channel: _c, slots: _s, stepUp, vouching, usedProofs: _p, extends: _w, coolingSince: _o, mass: _mass, amended: _am, glass: _glass, suggestion: _g, intent: _i, ends: _e, expect: _x, unreadSince: _u, triedSince: _t, secretUnread: _su, ...shown } = item;
  const receipt = shown.receipt && withoutSecret(shown.receipt, item.subject === reader.actor.person);
  return { ...shown, ...(vouching && item.waiting?.for === 'step-up' && { vouched: vouchedOf(vouching) }), ...(stepUp && { proved: provedOf(stepUp) }), ...(receipt && { receipt }) };
}
const provedOf = ({ method, at, by }: NonNullable<ItemRecord['stepUp']>) => ({ method, at, ...(by && { by }) });
const vouchedOf = ({ manager, at, until, tries }: Vouching) => ({ manager, at, until, triesLeft: Math.max(0, 3 - tries) });
function withoutSecret(receipt: NonNullable<Item['receipt']>, keep: boolean) {
  const { secret, ...rest } = receipt;
  return keep && secret ? receipt : rest;
}

function verbs(r: RequestRecord, { actor, desk }: Reader): string[] {
  const own = r.requester === actor.person || r.subject === actor.person;
  const state = stateOf(r);
  const open = r.items.some(i => !isEnded(i) && !i.ends && !i.intent);
  const may: string[] = [];
  if (own && !r.closed) may.push('turn');
  if (own && open && !r.closed) may.push('cancel');
  if (own && state === 'done') may.push('confirm');
  if (own && r.closed) may.push('reopen');
  if ((own || desk) && r.items.some(i => isDone(i) && i.receipt?.undo)) may.push('undo');
  if (desk && !own) {
    if (r.handoff?.state === 'open' || r.handoff?.state === 'given-back' || !r.handoff) may.push('take-over');
    if (r.handoff?.state === 'taken') may.push('reply', 'give-back', 'close');
    if (r.items.some(i => i.waiting?.for === 'suggestion')) may.push('suggestion');
  }
  return may;
}
