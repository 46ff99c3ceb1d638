import type { Case } from '../case';
import { silent, type Runtime } from '../runtime';
import type { ItemRecord } from '../state/record';
import { itemOf } from '../turn/items';
import type { Receipt } from '../types';
import { namesNow, planEvidence } from '../replay';
import { heldElsewhere } from './elsewhere';
import { stuck } from './not-ended';

const BY_HAND = 'There is no way to take it back from here: it has to be taken away by hand';

/**
 * Access ends: the inverse runs as an item that the giving decision already authorised, compared with what was recorded then.
 * While another live grant for the same person and entitlement exists, only this grant ends (G20).
 * An exception may be ended again: by a person who presses "try again".
 */
export async function endGrant(rt: Runtime, kase: Case, item: ItemRecord, actor: string, why: string): Promise<void> {
  const { grant, receipt } = item;
  if (!grant || (grant.state !== 'active' && grant.state !== 'exception')) return;
  const moved = (newer: { readonly items: readonly ItemRecord[] }) => newer.items.find(i => i.id === item.id)?.grant?.state !== grant.state;
  const undo = takenBackBy(rt, kase, item);
  const at = rt.clock.now().toISOString();
  if (await heldElsewhere(rt, kase, item)) {
    const { exception: _over, ...given } = grant;
    kase.note('grant.ended', actor, { item: item.id, set: { grant: { ...given, state: 'ended', until: at, endedBecause: why } } });
    await kase.commit(moved);
    return;
  }
  if (!undo) {
    kase.note('grant.exception', actor, { item: item.id, set: { grant: { ...(await stuck(rt, grant, { why: BY_HAND })), endedBecause: why } } });
    await kase.commit(moved);
    return;
  }
  const { say, names } = await namesNow(rt);
  const id = `i${kase.now.items.length + 1}`;
  const made = itemOf(rt.actions.get(undo.action), undefined, undo.input, {}, {
    id, actor: { person: item.by, assurance: item.assurance, channel: 'system', host: rt.host }, turn: item.turn, quote: why,
  }, say);
  const ending: ItemRecord = { ...made, requestType: item.requestType, undoOf: item.id, ends: { why, since: at }, ...(receipt?.after !== undefined && { expect: receipt.after }) };
  kase.note('grant.ending', actor, { item: item.id, set: { grant: { ...grant, state: 'ending', endedBecause: why } } });
  kase.note('plan.made', actor, { items: [ending], evidence: { why, ...planEvidence(rt, names, 'untyped') } });
  await kase.commit(moved);
  await rt.items.run(kase, id, silent);
  await kase.reload();
}

/** A system that the rules no longer name offers nothing. */
function takenBackBy(rt: Runtime, kase: Case, item: ItemRecord): Receipt['undo'] {
  const undo = undoOf(kase, item);
  return undo && rt.actions.find(undo.action) && undo;
}

/** How it was first given says how it is taken back; moving its end may have changed nothing in the system. */
function undoOf(kase: Case, item: ItemRecord): Receipt['undo'] {
  const origin = kase.now.items.find(i => i.id === item.extends);
  return item.receipt?.undo ?? (origin && undoOf(kase, origin));
}
