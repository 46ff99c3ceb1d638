import { DeskError } from '../desk-api';
import { noteReading } from '../privacy';
import { notFound, type Runtime } from '../runtime';
import type { Actor } from '../types';
import { mustHold } from '../verbs/who';
import { FORMAT } from './export-format';
import { keysOf } from './known-keys';
import { leafOf } from './leaf';
import type { PlacedRow, SignedHead } from './types';
import { PAGE, pages } from './verify-live';

const MOST_REQUESTS = 10_000;

/** Which part; nothing: the whole record. `personal`: with the values about people that are not erased. */
export interface ExportFilter { readonly from?: string; readonly to?: string; readonly requestId?: string; readonly person?: string; readonly personal?: boolean }
/** First line of an export. */
export interface ExportHeader {
  readonly type: 'header'; readonly format: typeof FORMAT; readonly origin: string; readonly at: string; readonly by: string; readonly entries: number; readonly partial: boolean;
  readonly range: Omit<ExportFilter, 'personal'>; readonly personal: boolean; readonly keys: readonly { readonly kid: string; readonly key: string }[];
}
type Wanted = (row: PlacedRow) => boolean;

/**
 * JSON Lines: header, every entry of the tree in order (rows that were not asked for as their leaf hash, so that the tree can be built again),
 * signed heads, and a trailer with counts. The reading is on the record first (G30).
 */
export async function exportAudit(rt: Runtime, actor: Actor, filter: ExportFilter = {}): Promise<AsyncIterable<string>> {
  await mustHold(rt, actor, 'auditor', 'An export of the record');
  const { wanted, ids } = await partOf(rt, filter);
  await noteReading(rt, actor, 'export', ids);
  const head = await rt.sealer.seal(true);
  if (!head) throw new DeskError(409, 'There is nothing to export yet.', 'Ask for something first.');
  return lines(rt, actor, { filter, wanted, head });
}

async function* lines(rt: Runtime, actor: Actor, { filter, wanted, head }: { filter: ExportFilter; wanted?: Wanted; head: SignedHead }): AsyncIterable<string> {
  const { personal = false, ...range } = filter;
  const counts = { rows: 0, entries: 0, heads: 0 };
  const header: ExportHeader = {
    type: 'header', format: FORMAT, origin: rt.sealer.origin, at: rt.clock.now().toISOString(), by: actor.person, entries: head.size, partial: Boolean(wanted), range, personal, keys: await keysOf(rt),
  };
  yield JSON.stringify(header);
  for await (const placed of pages<PlacedRow>(after => rt.seals.byLeaf((after?.idx ?? -1) + 1, PAGE))) {
    if ((placed.idx ?? 0) >= head.size) break;
    counts.entries += 1;
    const { idx, requestId, seq, sealed = '' } = placed;
    if (wanted && !wanted(placed)) {
      yield JSON.stringify({ type: 'leaf', idx, leaf: leafOf({ requestId, seq, hash: sealed }).toString('hex') });
      continue;
    }
    counts.rows += 1;
    const { private: values, ...row } = placed.row ?? {};
    yield JSON.stringify({ type: 'row', idx, requestId, seq, sealed, row: placed.row ? { ...row, ...(personal && values && { private: values }) } : null });
  }
  for await (const { note, size } of pages<SignedHead>(after => rt.seals.headsAfter(after?.size ?? 0, PAGE))) {
    if (size > head.size) break;
    counts.heads += 1;
    yield JSON.stringify({ type: 'head', note });
  }
  yield JSON.stringify({ type: 'trailer', ...counts });
}

/** @throws DeskError 404 or 422 for a part that is not there. */
async function partOf(rt: Runtime, { from, to, requestId, person }: ExportFilter): Promise<{ wanted?: Wanted; ids: readonly string[] }> {
  for (const at of [from, to]) if (at && Number.isNaN(Date.parse(at))) throw new DeskError(422, `${at} is no time.`, 'Write it as 2026-11-23 or 2026-11-23T09:00:00Z.');
  const ids = requestId ? [requestId] : person ? (await rt.journal.listRequests({ people: [person], limit: MOST_REQUESTS })).map(r => r.id) : undefined;
  if (requestId && !(await rt.journal.events(requestId)).length) throw notFound(requestId);
  if (!ids && !from && !to) return { ids: ['*'] };
  const of = ids && new Set(ids);
  const spans = from || to ? new Map((await rt.seals.spans(isoOf(from, '0'), isoOf(to, '9'))).map(s => [s.requestId, s])) : undefined;
  const wanted: Wanted = row => {
    const span = spans?.get(row.requestId);
    return (!of || of.has(row.requestId)) && (!spans || Boolean(span && row.seq >= span.first && row.seq <= span.last));
  };
  return { wanted, ids: ids ?? [`${from ?? ''}/${to ?? ''}`] };
}

const isoOf = (at: string | undefined, otherwise: string) => (at ? new Date(at).toISOString() : otherwise);
