import type { Runtime } from '../runtime';
import { notFound } from '../runtime';
import type { Actor, ApprovalView, Item, JsonObject, RequestFacts, RequestSummary, RequestView } from '../types';
import { idHere, type MirroredId } from './ids';
import { readMirror } from './keep-mirror';
import type { Verdict } from './lanes';
import { isLive, isPaired } from './standing';
import type { Mirror, Peer, PeerAsk, PeerLink } from './types';

/** A request of another host in the hands of somebody here: who it is, by which link, and what is asked of them. */
export interface Seen { readonly peer: Peer; readonly mirror: Mirror; readonly link: PeerLink; readonly links: readonly PeerLink[]; readonly asks: readonly PeerAsk[] }

/** Nothing is shown without a live link of the reader: the other host's word alone does not make somebody a participant. @throws DeskError 404 */
export async function seenBy(rt: Runtime, actor: Actor, { id, peer: name }: MirroredId): Promise<Seen> {
  const { peers, links } = await rt.peers.board.read();
  const now = rt.clock.now();
  const peer = peers.find(p => p.name === name && isPaired(p, rt.settings));
  const live = links.filter(l => l.peer === peer?.id && isLive(l, now));
  const link = live.find(l => l.here === actor.person);
  const mirror = peer && link && (await readMirror(rt, peer, id));
  if (!mirror || !mirror.readers.includes(actor.person)) throw notFound(idHere(name, id));
  return { peer, mirror, link, links: live, asks: mirror.asks.filter(a => a.account === actor.person && a.person === link.there) };
}

/** Every request of other hosts that concerns this person. */
export async function allSeenBy(rt: Runtime, actor: Actor): Promise<Seen[]> {
  const { peers, links } = await rt.peers.board.read();
  const now = rt.clock.now();
  const mine = peers.filter(p => isPaired(p, rt.settings) && links.some(l => l.peer === p.id && l.here === actor.person && isLive(l, now)));
  const found = await Promise.all(mine.map(async peer => {
    const { mirrors } = await rt.peers.into(peer).read();
    const ids = Object.values(mirrors).filter(m => m.readers.includes(actor.person)).map(m => m.id);
    return Promise.all(ids.map(id => seenBy(rt, actor, { id, peer: peer.name }).catch(() => undefined)));
  }));
  return found.flat().filter((s): s is Seen => s !== undefined);
}

export async function mirroredView(rt: Runtime, actor: Actor, s: Seen): Promise<RequestView> {
  const request = localised(s, s.mirror.request);
  const own = await lastDecision(rt, actor, s);
  const { title } = rt.settings.peers[s.peer.name];
  return { ...request, id: idHere(s.peer.name, s.mirror.id), turns: [], stages: [], may: [], detail: own ?? `At home in ${title}. What you decide here counts there.` };
}

export const mirroredSummary = (s: Seen): RequestSummary => {
  const { title, state, requester, subject, headline, createdAt, updatedAt, flagged } = localised(s, s.mirror.request);
  return { id: idHere(s.peer.name, s.mirror.id), title, state, requester, subject, headline, createdAt, updatedAt, flagged };
};

/** What waits for this person over there, without what they decided here already. */
export async function mirroredApprovals(rt: Runtime, actor: Actor): Promise<ApprovalView[]> {
  const seen = await allSeenBy(rt, actor);
  const views = await Promise.all(seen.map(async s => {
    const [{ asserted }, { verdicts }] = await Promise.all([rt.peers.out(s.peer).read(), rt.peers.into(s.peer).read()]);
    const open = s.asks.filter(a => !asserted.some(x => x.by === actor.person && x.approval === `${s.mirror.id}.${a.step}` && verdicts[x.jti]?.ok !== false));
    const { title: home } = rt.settings.peers[s.peer.name];
    return open.flatMap(ask => { const view = approvalOf(s, ask); return view ? [{ ...view, home, batch: undefined }] : []; });
  }));
  return views.flat().sort((a, b) => a.askedAt.localeCompare(b.askedAt));
}

export function approvalOf(s: Seen, ask: PeerAsk): ApprovalView | undefined {
  const request = localised(s, s.mirror.request);
  const item = request.items.find(i => ask.step.startsWith(`${i.id}.`));
  const id = idHere(s.peer.name, s.mirror.id);
  return item && ({ ...(localised(s, ask.view) as unknown as ApprovalView), id: `${id}.${ask.step}`, requestId: id, itemId: item.id, item, words: item.reason ?? '' });
}

export const itemOf = (s: Seen, step: string): Item | undefined => s.mirror.request.items.find(i => step.startsWith(`${i.id}.`));

/** Who takes part, for the host's own permission rules. */
export async function mirroredFacts(rt: Runtime, { id, peer: name }: MirroredId): Promise<RequestFacts[]> {
  const { peers, links } = await rt.peers.board.read();
  const peer = peers.find(p => p.name === name && isPaired(p, rt.settings));
  const mirror = peer && (await readMirror(rt, peer, id));
  if (!mirror) return [];
  const here = (there: string) => links.find(l => l.peer === peer.id && l.there === there && isLive(l, rt.clock.now()))?.here ?? there;
  return [{ id: idHere(name, id), requester: here(mirror.request.requester), subject: here(mirror.request.subject), state: mirror.request.state, approvers: mirror.asks.map(a => a.account) }];
}

/** People of the other host who are linked appear as who they are here. */
function localised<T extends JsonObject | RequestView>({ links }: Seen, value: T): T {
  const names = new Map(links.map(l => [l.there, l.here]));
  return JSON.parse(JSON.stringify(value), (_key, v: unknown) => (typeof v === 'string' ? names.get(v) ?? v : v)) as T;
}

async function lastDecision(rt: Runtime, actor: Actor, s: Seen): Promise<string | undefined> {
  const [{ asserted }, { verdicts }] = await Promise.all([rt.peers.out(s.peer).read(), rt.peers.into(s.peer).read()]);
  const last = asserted.filter(a => a.by === actor.person && a.approval.startsWith(`${s.mirror.id}.`)).pop();
  if (!last) return undefined;
  const verdict: Verdict | undefined = verdicts[last.jti];
  const { title } = rt.settings.peers[s.peer.name];
  if (!verdict) return `Your decision is on its way to ${title}.`;
  return verdict.ok ? `Your decision arrived in ${title}.` : `Your decision was not taken in ${title}: ${verdict.message ?? ''} ${verdict.next ?? ''}`.trim();
}
