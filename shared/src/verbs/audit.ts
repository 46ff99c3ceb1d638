import { auditEvent } from '../audit/summary';
import { verifyLive } from '../audit/verify-live';
import { loadRecords } from '../case';
import { noteLooking } from '../privacy';
import type { Runtime } from '../runtime';
import { openCase } from '../runtime';
import { STREAM_PREFIX } from '../streams';
import type { Actor, AuditEvent, AuditVerification } from '../types';
import { holds, mustHold, mustSee } from './who';

type Filter = { requestId?: string; actor?: string; kind?: string; before?: string; limit?: number };
const PAGE = 100;

/** One's own request's events, or everything for an auditor. */
export async function audit(rt: Runtime, actor: Actor, filter: Filter = {}): Promise<{ events: AuditEvent[]; next?: string }> {
  if (filter.requestId && !(await holds(rt, actor, 'auditor'))) {
    const kase = await openCase(rt, filter.requestId);
    await mustSee(rt, actor, kase.now);
  } else {
    await mustHold(rt, actor, 'auditor', 'The audit trail');
  }
  const limit = Math.min(filter.limit ?? PAGE, PAGE);
  const before = parseCursor(filter.before);
  const rows = await rt.journal.recent({ limit, requestId: filter.requestId, actor: filter.actor, kind: filter.kind, ...(before && { before }) });
  await noteRead(rt, actor, rows.map(r => r.requestId));
  const last = rows.at(-1);
  return { events: rows.map(auditEvent), ...(last && rows.length === limit && { next: `${last.at}~${last.requestId}~${last.seq}` }) };
}

/** What an auditor sees of other people's requests is itself on the record (G30). */
async function noteRead(rt: Runtime, actor: Actor, ids: readonly string[]): Promise<void> {
  await noteLooking(rt, actor, 'record', await loadRecords(rt.journal, [...new Set(ids)].filter(id => !id.startsWith(STREAM_PREFIX))));
}

function parseCursor(cursor: string | undefined) {
  const [at, requestId, seq] = cursor?.split('~') ?? [];
  return at && requestId && Number(seq) ? { at, requestId, seq: Number(seq) } : undefined;
}

/** Every chain, the tree over all events, its signed heads, and the heads kept elsewhere. */
export async function verifyAudit(rt: Runtime, actor: Actor): Promise<AuditVerification> {
  if (!(await holds(rt, actor, 'auditor'))) await mustHold(rt, actor, 'admin', 'Verifying');
  const { completeness, faults, entries, head, ...found } = await verifyLive(rt);
  const [first] = [...faults.filter(f => f.requestId), ...faults];
  const unproven = rt.sealer.places.all.length ? found.unproven : ['Heads are kept in the database only: set countersign.audit.heads to a place outside its administrators’ reach.', ...found.unproven];
  return {
    ...found, ok: completeness !== 'broken', completeness, faults, unproven, sealed: entries,
    ...(first && { broken: { requestId: first.requestId ?? '', seq: first.seq ?? 0, why: first.why } }),
    ...(head && { head: { size: head.size, root: head.root, at: head.at, kid: head.kid } }),
  };
}
