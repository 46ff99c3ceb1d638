import { stateOf, isDone } from '../state/status';
import type { RequestRecord } from '../state/record';
import type { Settings } from '../settings';
import type { Metrics, OwnedException, RequestType } from '../types';
import { askedIn, resolutionOf } from './resolution';
import { savedOf } from './saved';

type Path = 'auto' | 'approved' | 'answered' | 'person' | 'denied' | 'open';

/** How this request was resolved; exactly one path each. Pure. */
export function pathOf(r: RequestRecord): Path {
  const state = stateOf(r);
  if (r.handoff) return 'person';
  if (['working', 'waiting', 'asking'].includes(state)) return 'open';
  const items = askedIn(r);
  if (!items.length) return 'answered';
  const done = items.filter(i => isDone(i) || i.state === 'undone');
  if (!done.length) return 'denied';
  return done.some(i => i.steps.some(s => s.votes.some(v => v.decision === 'approve'))) ? 'approved' : 'auto';
}

export interface Counting { readonly types: ReadonlyMap<string, RequestType>; readonly from: string; readonly to: string; readonly worth?: Settings['worth'] }

export function metricsOf(records: readonly RequestRecord[], { types, from, to, worth }: Counting): Omit<Metrics, 'paces'> {
  const paths = { auto: 0, approved: 0, answered: 0, person: 0, denied: 0, open: 0 };
  const days = new Map<string, Record<'auto' | 'approved' | 'answered' | 'person' | 'denied', number>>();
  const resolution = { claimed: 0, verified: 0, abandoned: 0, reopened: 0 };
  const seconds: number[] = [];
  const exceptions: Metrics['exceptions'][number][] = [];
  let pendingApprovals = 0;
  const attempts = { requests: 0, spans: 0 };
  for (const r of records) {
    const path = pathOf(r);
    paths[path] += 1;
    const day = days.get(r.createdAt.slice(0, 10)) ?? { auto: 0, approved: 0, answered: 0, person: 0, denied: 0 };
    if (path !== 'open') day[path] += 1;
    days.set(r.createdAt.slice(0, 10), day);
    countResolution(r, resolution);
    const doneAt = path === 'open' ? undefined : lastDoneAt(r);
    if (doneAt) seconds.push((Date.parse(doneAt) - Date.parse(r.createdAt)) / 1_000);
    if (!r.closed) pendingApprovals += r.items.flatMap(i => (i.waiting?.for === 'approval' ? i.steps.filter(s => s.state === 'open') : [])).length;
    exceptions.push(...exceptionsOf(r));
    attempts.requests += Number(r.flagged);
    attempts.spans += r.turns.reduce((n, t) => n + (t.flagged?.length ?? 0), 0);
  }
  return {
    from, to, total: records.length, paths, resolution, saved: savedOf(records, types, worth), exceptions, pendingApprovals, attempts,
    daily: [...days].sort(([a], [b]) => a.localeCompare(b)).map(([day, counts]) => ({ day, ...counts })),
    ...(seconds.length && { medianSeconds: median(seconds) }),
    knowledgeGaps: records.flatMap(r => (r.gap ? [{ question: r.gap, at: r.createdAt, requestId: r.id }] : [])).slice(0, 20),
  };
}

/** When the last thing asked for was done; the end of an access weeks later is no part of how long it took. */
const lastDoneAt = (r: RequestRecord) => askedIn(r).flatMap(i => (isDone(i) || i.state === 'undone' ? i.receipt?.at ?? [] : [])).sort().at(-1);

function countResolution(r: RequestRecord, counts: { claimed: number; verified: number; abandoned: number; reopened: number }) {
  const which = resolutionOf(r);
  if (which) counts[which] += 1;
  if (r.reopened) counts.reopened += 1;
}

const exceptionsOf = (r: RequestRecord) => r.items.flatMap(i => [
  ...(i.state === 'unknown' ? [{ requestId: r.id, itemId: i.id, kind: 'unknown' as const, why: i.exception?.why ?? 'Outcome unknown', since: i.exception?.since ?? r.updatedAt, ...owned(i.exception) }] : []),
  ...(i.state === 'waiting' && i.waiting?.for === 'system' && !r.items.some(o => o.id === i.undoOf && o.grant?.state === 'exception') ? [{ requestId: r.id, itemId: i.id, kind: 'waiting' as const, why: i.waiting.message, since: r.updatedAt, retryAt: i.waiting.retryAt }] : []),
  ...(i.grant?.state === 'exception' ? [{ requestId: r.id, itemId: i.id, kind: 'access' as const, why: i.grant.exception?.why ?? i.grant.endedBecause ?? 'Access could not be removed', since: i.grant.exception?.since ?? r.updatedAt, ...owned(i.grant.exception) }] : []),
]);
const owned = (e: OwnedException | undefined) => ({ ...(e && { owner: e.owner }), ...(e?.retryAt && { retryAt: e.retryAt }) });

const median = (xs: number[]) => xs.sort((a, b) => a - b)[Math.floor(xs.length / 2)];
