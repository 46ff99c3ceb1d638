import type { Case } from '../case';
import { loadRecord } from '../case';
import { silent, type Runtime } from '../runtime';
import type { ItemRecord } from '../state/record';
import { itemOf } from '../turn/items';
import type { Receipt } from '../types';
import { namesNow, planEvidence } from '../replay';

/**
 * Access ends: the inverse runs as an item that the giving decision already authorised, compared with what was recorded then.
 * While another live grant for the same person and entitlement exists, only this grant ends (G20).
 */
export async function endGrant(rt: Runtime, kase: Case, item: ItemRecord, actor: string, why: string): Promise<void> {
  const { grant, receipt } = item;
  const undo = undoOf(kase, item);
  if (!grant || grant.state !== 'active') return;
  const at = rt.clock.now().toISOString();
  if (!undo || (await heldElsewhere(rt, kase, item))) {
    kase.note('grant.ended', actor, { item: item.id, set: { grant: { ...grant, state: 'ended', until: at, endedBecause: why } } });
    await kase.commit(newer => newer.items.find(i => i.id === item.id)?.grant?.state !== 'active');
    return;
  }
  const { say, names } = await namesNow(rt);
  const id = `i${kase.now.items.length + 1}`;
  const made = itemOf(rt.actions.get(undo.action), undefined, undo.input, {}, {
    id, actor: { person: item.by, assurance: item.assurance, channel: 'system', host: rt.host }, turn: item.turn, quote: why,
  }, say);
  const ending: ItemRecord = { ...made, requestType: item.requestType, undoOf: item.id, ends: { why }, ...(receipt?.after !== undefined && { expect: receipt.after }) };
  kase.note('grant.ending', actor, { item: item.id, set: { grant: { ...grant, state: 'ending', endedBecause: why } } });
  kase.note('plan.made', actor, { items: [ending], evidence: { why, ...planEvidence(rt, names, 'untyped') } });
  await kase.commit(newer => newer.items.find(i => i.id === item.id)?.grant?.state !== 'active');
  await rt.items.run(kase, id, silent);
  await kase.reload();
  const after = kase.item(id);
  if (after.state === 'refused') {
    kase.note('grant.exception', 'countersign', { item: item.id, set: { grant: { ...grant, state: 'exception', endedBecause: `${why}; ${after.because ?? 'the system refused'}` } } });
    await kase.commit(() => false);
  }
}

/** How it was first given says how it is taken back; moving its end may have changed nothing in the system. */
function undoOf(kase: Case, item: ItemRecord): Receipt['undo'] {
  const origin = kase.now.items.find(i => i.id === item.extends);
  return item.receipt?.undo ?? (origin && undoOf(kase, origin));
}

/** Another live grant for the same person and entitlement: its id. The system is left alone while there is one (G20). */
export async function heldElsewhere(rt: Runtime, kase: Case, item: ItemRecord): Promise<string | undefined> {
  const rows = await rt.journal.listRequests({ people: [item.subject], withGrants: true, limit: 500 });
  for (const row of rows) {
    const record = row.id === kase.id ? kase.now : await loadRecord(rt.journal, row.id);
    const same = record?.items.find(i => `${row.id}.${i.id}` !== item.grant?.id && i.grant?.state === 'active' && i.action === item.action
      && i.subject === item.subject && i.resource === item.resource && i.input.role === item.input.role);
    if (same) return same.grant?.id;
  }
  return undefined;
}
