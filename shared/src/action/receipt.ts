import type { Sayer } from '../contract';
import type { Runtime } from '../runtime';
import type { ItemRecord } from '../state/record';
import type { Grant, Json, Receipt } from '../types';
import { addDuration } from '../words';
import type { Action } from './catalog';
import type { ReadBack } from './verify';

export interface Outcome {
  readonly outcome: Receipt['outcome'];
  readonly before?: Json;
  readonly seen: ReadBack;
  readonly refusal?: Receipt['refusal'];
  /** For the record, not for whoever reads the receipt. */
  readonly detail?: string;
  readonly secret?: string;
}

/** Evidence of one executed action: what was, what is, who says so, and how to take it back. */
export function receiptFor(rt: Runtime, requestId: string, item: ItemRecord, action: Action, o: Outcome, say: Sayer): Receipt {
  const { change } = action;
  const after = o.seen.state;
  const compared = o.before !== undefined && after !== undefined;
  // Left as it is because somebody else changed it: what was recorded, and what is there now (G20).
  const meanwhile = o.refusal?.code === 'CHANGED_SINCE' && item.expect !== undefined && o.before !== undefined ? change.fields?.(item.expect, o.before) : undefined;
  return {
    id: `${requestId}.${item.id}`, requestId, itemId: item.id, action: item.action, outcome: o.outcome,
    verified: o.seen.held === 'held' && (o.outcome === 'changed' || o.outcome === 'alreadyInState'),
    title: change.done(item.input, say),
    fields: compared ? change.fields?.(o.before, after) ?? [] : meanwhile ?? [],
    ...(o.before !== undefined && { before: o.before }),
    ...(after !== undefined && { after }),
    ...(after !== undefined && change.readBack && { readBack: change.readBack(after) }),
    ...(o.refusal && { refusal: o.refusal }),
    ...(o.secret && { secret: o.secret }),
    ...((o.outcome === 'changed' || item.drift?.how === 'adopt') && compared && undoOf(rt, action, item, o.before, after, say)),
    at: rt.clock.now().toISOString(),
  };
}

function undoOf(rt: Runtime, action: Action, item: ItemRecord, before: Json, after: Json, say: Sayer): Pick<Receipt, 'undo'> | undefined {
  const { undo } = action.change;
  const inverse = rt.actions.inverse(action);
  // An undo of an undo would be the first thing again: ask for it instead.
  if (!undo || !inverse || item.undoOf) return undefined;
  const input = undo.input(item.input, before, after);
  const until = new Date(rt.clock.now().getTime() + undo.days * 86_400_000).toISOString();
  return { undo: { action: inverse.id, input, sentence: undo.sentence(item.input, say), until } };
}

/** Access that was given here, with its reason and its end (G20). What somebody already had makes no grant, unless it was a grant of ours that got a new end. */
export function grantFor(rt: Runtime, requestId: string, item: ItemRecord, action: Action, receipt: Receipt, because: Pick<Grant, 'reason' | 'owner'>): Grant | undefined {
  if (action.change.gives !== 'access' || (receipt.outcome !== 'changed' && !((item.extends || item.drift?.how === 'adopt') && receipt.verified))) return undefined;
  const { role, ticket, shift } = item.input;
  const { duration } = action.change.coordinates?.(item.input) ?? {};
  return {
    id: `${requestId}.${item.id}`, requestId, itemId: item.id, person: item.subject, resource: item.resource, title: item.what,
    ...(typeof role === 'string' && { role }),
    ...(typeof ticket === 'string' && ticket && { ticket }),
    ...(typeof shift === 'string' && shift && { shift }),
    ...because, since: receipt.at, state: 'active', extendable: duration !== undefined,
    ...(duration && { ends: shift ? 'shift' : ticket ? 'incident' : 'time', until: addDuration(rt.clock.now(), duration).toISOString() }),
  };
}
