import { loadRecord } from '../case';
import { DeskError } from '../desk-api';
import { noteReading } from '../privacy';
import { recordedIn } from '../replay';
import { notFound, type Runtime } from '../runtime';
import type { RequestRecord } from '../state/record';
import { isRehearsal } from '../state/status';
import type { Actor, PersonRef } from '../types';
import { mustHold } from '../verbs/who';
import { PACK_FORMAT } from './export-format';
import { leafOf } from './leaf';
import { packPage, type PackedRequest } from './pack-page';
import { auditEvent } from './summary';
import { createTree } from './tree';
import type { NumberedLeaf, PlacedRow } from './types';
import { PAGE, pages } from './verify-live';
import { keysOf } from './known-keys';

/** Packed of one person, those that changed last; the pack says of how many. */
const MOST_REQUESTS = 200;
/** Counted of one person. */
const MOST_COUNTED = 10_000;
export interface Pack { /** Self-contained: no scripts, nothing loaded. */ readonly page: string; readonly lines: readonly string[] }

/** Everything about one request, or all of one person's, with a proof for each row that it is in the signed tree. */
export async function evidencePack(rt: Runtime, actor: Actor, { requestId, person }: { readonly requestId?: string; readonly person?: string }): Promise<Pack> {
  await mustHold(rt, actor, 'auditor', 'An evidence pack');
  if (Boolean(requestId) === Boolean(person)) throw new DeskError(422, 'A pack is about one request or one person.', 'Name one of the two.');
  const all = requestId ? [requestId] : await evidenceOf(rt, person!);
  const named = all.slice(0, MOST_REQUESTS);
  const requests: PackedRequest[] = [];
  for (const id of named) requests.push(await packed(rt, id));
  // Asked for by name it is packed, and says what it is; among what somebody did it is no evidence (G24).
  const shown = requestId ? requests : requests.filter(r => !isRehearsal(r.record));
  const ids = shown.map(r => r.record.id);
  if (!shown.length) throw new DeskError(404, 'There is no request of this person.', 'Check the name, as user:default/ben.');
  await noteReading(rt, actor, 'pack', ids);
  const head = await rt.sealer.seal(true);
  if (!head) throw notFound(ids[0]);
  const { rows, faults } = await provedRows(rt, new Set(ids), head.size);
  const header = { type: 'pack', format: PACK_FORMAT, origin: rt.sealer.origin, at: rt.clock.now().toISOString(), by: actor.person, requests: ids, ...(person && { outOf: all.length }), head: head.note, keys: await keysOf(rt) };
  const lines = [header, ...rows, { type: 'trailer', rows: rows.length }].map(l => JSON.stringify(l));
  return { lines, page: packPage({ requests: shown, head, by: actor.person, at: header.at, about: requestId ?? person ?? '', faults, rows: rows.length, ...(person && { outOf: all.length }) }) };
}

/** Requests of this person, what changed last first, without rehearsals. */
async function evidenceOf(rt: Runtime, person: PersonRef): Promise<string[]> {
  const rows = await rt.journal.listRequests({ people: [person], limit: MOST_COUNTED });
  return rows.filter(r => !r.snapshot || !isRehearsal(r.snapshot as unknown as RequestRecord)).map(r => r.id);
}

async function packed(rt: Runtime, id: string): Promise<PackedRequest> {
  const [record, events] = await Promise.all([loadRecord(rt.journal, id), rt.journal.events(id)]);
  if (!record) throw notFound(id);
  const [fault, readings] = await Promise.all([rt.journal.verify(id), rt.privacy.readings.of(id, record.createdAt)]);
  return { record, events: events.map(auditEvent), decisions: recordedIn(events).decisions, readings, ...(fault && { fault }) };
}

/** Rows with their paths to the root at this size; one pass over the tree. */
async function provedRows(rt: Runtime, ids: ReadonlySet<string>, size: number) {
  const tree = createTree();
  const mine: NumberedLeaf[] = [];
  for await (const leaf of pages<NumberedLeaf>(after => rt.seals.leaves((after?.idx ?? -1) + 1, PAGE))) {
    if (leaf.idx >= size) break;
    tree.add(leafOf(leaf));
    if (ids.has(leaf.requestId)) mine.push(leaf);
  }
  const rows = [];
  for (const { idx } of mine) {
    const [placed]: PlacedRow[] = await rt.seals.byLeaf(idx, 1);
    const { private: _, ...row } = placed.row ?? {};
    rows.push({ type: 'row', idx, requestId: placed.requestId, seq: placed.seq, sealed: placed.sealed, row: placed.row ? row : null, proof: tree.inclusion(idx, size).map(h => h.toString('hex')) });
  }
  return { rows, faults: mine.length - rows.filter(r => r.row).length };
}
