import { auditEvent } from '../audit/summary';
import type { Runtime } from '../runtime';
import { openCase } from '../runtime';
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
  const last = rows.at(-1);
  return { events: rows.map(auditEvent), ...(last && rows.length === limit && { next: `${last.at}~${last.requestId}~${last.seq}` }) };
}

function parseCursor(cursor: string | undefined) {
  const [at, requestId, seq] = cursor?.split('~') ?? [];
  return at && requestId && Number(seq) ? { at, requestId, seq: Number(seq) } : undefined;
}

/** Walks every chain from its first row; a row that does not follow is named. */
export async function verifyAudit(rt: Runtime, actor: Actor): Promise<AuditVerification> {
  if (!(await holds(rt, actor, 'auditor'))) await mustHold(rt, actor, 'admin', 'Verifying');
  return verifyAll(rt);
}

export async function verifyAll(rt: Pick<Runtime, 'journal' | 'clock'>): Promise<AuditVerification> {
  const started = Date.now();
  let requests = 0;
  let events = 0;
  for await (const head of rt.journal.heads()) {
    requests += 1;
    events += head.seq;
    const bad = await rt.journal.verify(head.requestId, await projectedHead(rt, head.requestId));
    if (bad) return { ok: false, requests, events, broken: { requestId: head.requestId, ...bad }, at: rt.clock.now().toISOString(), ms: Date.now() - started };
  }
  return { ok: true, requests, events, at: rt.clock.now().toISOString(), ms: Date.now() - started };
}

/** The projection remembers how far the chain went: a tail cut off the journal alone shows. */
async function projectedHead(rt: Pick<Runtime, 'journal'>, requestId: string) {
  const row = (await rt.journal.loadProjection(requestId))?.row;
  return row && { requestId, seq: row.version, hash: row.hash };
}
