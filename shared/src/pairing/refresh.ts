import type { RequestRow } from '../journal';
import type { Runtime } from '../runtime';
import { loadRecord } from '../case';
import { digestOfMirror, mirrorOf } from './mirror';
import { queue } from './queue';
import { isLive } from './standing';
import type { Peer, PeerLink } from './types';

/** How often it is written down how far was looked, and how far before that is looked again: what was written meanwhile is not missed. */
const LOOK_MS = 30 * 60_000;
const OVERLAP_MS = 10 * 60_000;
const MOST = 5_000;

/** Queues every request whose mirror is not the one that was told last. Idempotent: what did not change says nothing. */
export async function refresh(rt: Runtime, peer: Peer): Promise<void> {
  const { lookedAt } = await rt.peers.out(peer).read();
  const now = rt.clock.now();
  const links = (await rt.peers.board.read()).links.filter(l => l.peer === peer.id && isLive(l, now));
  if (!links.length) return;
  const from = lookedAt && new Date(Date.parse(lookedAt) - OVERLAP_MS).toISOString();
  for (const id of await changedSince(rt, links, from)) await tell(rt, peer, id);
  const due = (at: string) => !at || now.getTime() - Date.parse(at) >= LOOK_MS;
  if (due(lookedAt)) await rt.peers.out(peer).write(s => (due(s.lookedAt) ? [{ kind: 'peer.looked', actor: 'countersign', data: {} }] : []));
}

async function tell(rt: Runtime, peer: Peer, id: string): Promise<void> {
  const record = await loadRecord(rt.journal, id);
  const mirror = record && (await mirrorOf(rt, peer, record));
  if (!mirror) return;
  const digest = digestOfMirror(mirror);
  await queue(rt, peer, { type: 'request', body: { id }, digest, unless: s => s.told[id] === digest });
}

/** Requests that moved lately, and everything of people who were linked since. */
async function changedSince(rt: Runtime, links: readonly PeerLink[], from: string): Promise<string[]> {
  const people = new Set(links.map(l => l.here));
  const moved = from && links.some(l => l.since < from) ? (await movedSince(rt, from)).filter(row => partOf(row).some(p => people.has(p))) : [];
  const fresh = links.filter(l => !from || l.since >= from).map(l => l.here);
  const theirs = fresh.length ? [await rt.journal.listRequests({ people: fresh, limit: 500 }), ...(await Promise.all(fresh.map(waitingOn => rt.journal.listRequests({ waitingOn, limit: 200 }))))].flat() : [];
  return [...new Set([...theirs, ...moved].sort((a, b) => a.updatedAt.localeCompare(b.updatedAt)).map(row => row.id))];
}

/** Newest first in the query, so more is read until it reaches back far enough. */
async function movedSince(rt: Pick<Runtime, 'journal'>, from: string): Promise<readonly RequestRow[]> {
  for (let limit = 100; ; limit *= 4) {
    const rows = await rt.journal.listRequests({ limit });
    if (rows.length < limit || rows[rows.length - 1].updatedAt < from || limit >= MOST) return rows.filter(r => r.updatedAt >= from);
  }
}

/** Everybody named in the row, and who could decide or did: `isParticipant` decides on the record itself. */
const partOf = (row: RequestRow): readonly string[] => [row.requester, row.subject, ...row.concerns, ...row.waitingOn, ...candidatesIn(row)];
const candidatesIn = (row: RequestRow) => ((row.snapshot as unknown as { items?: readonly { steps: readonly { candidates: readonly string[] }[] }[] }).items ?? []).flatMap(i => i.steps.flatMap(s => s.candidates));
