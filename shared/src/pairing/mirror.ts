import { viewOf } from '../state/view';
import type { ItemRecord, RequestRecord } from '../state/record';
import type { Runtime } from '../runtime';
import { excess, type Ceiling } from './ceiling';
import { digestOf } from './digest';
import type { Actor, ApprovalStep, ApprovalView, Item, JsonObject, RequestView } from '../types';
import { asksAbout } from '../verbs/approvals';
import { isParticipant } from '../verbs/who';
import { asJson } from './lanes';
import { isLive } from './standing';
import type { Mirror, Peer, PeerLink } from './types';

const NOBODY: Actor = { person: '', assurance: 0, channel: 'system', host: '' };

/**
 * A request as the other host may show it: items, sentences, steps, receipts. No conversation, no decision's facts, no state of systems.
 * Undefined where nobody who is linked there takes part, or where there is nothing but talk.
 */
export async function mirrorOf(rt: Runtime, peer: Peer, r: RequestRecord): Promise<Mirror | undefined> {
  const now = rt.clock.now();
  const links = (await rt.peers.board.read()).links.filter(l => l.peer === peer.id && isLive(l, now) && isParticipant(r, l.here));
  if (!links.length || !r.items.length || r.rehearsal) return undefined;
  return { id: r.id, version: r.version, request: shown(r), readers: links.map(l => l.there), asks: await asksFor(rt, peer, r, links), head: { seq: r.version, hash: r.hash } };
}

export const digestOfMirror = (m: Mirror): string => digestOf(asJson(m));

/** Nobody is asked over there what would not count here. */
async function asksFor(rt: Runtime, peer: Peer, r: RequestRecord, links: readonly PeerLink[]): Promise<Mirror['asks']> {
  const ceiling = rt.settings.peers[peer.name];
  const found = await Promise.all(links.map(async l => (await asksAbout(rt, r, l.here)).filter(v => isWithin(ceiling, r.items, v)).map(({ item: _i, words: _w, batch: _b, id: _id, ...view }) =>
    ({ account: l.there, person: l.here, step: view.step.id, view: asJson({ ...view, step: plainStep(view.step) }) as JsonObject }))));
  return found.flat();
}

function isWithin(ceiling: Ceiling, items: readonly ItemRecord[], { itemId, demands }: ApprovalView): boolean {
  const item = items.find(i => i.id === itemId);
  return item !== undefined && excess(ceiling, { item, demands, said: { decision: 'approve', assurance: 3, proof: 'any' } }) === undefined;
}

function shown(r: RequestRecord): RequestView {
  const view = viewOf(r, { actor: NOBODY, desk: false });
  const { question: _q, handoff: _h, entityRef: _e, undo: _u, detail: _d, ...rest } = view;
  return { ...rest, title: view.items[0].sentence, turns: [], stages: [], may: [], items: view.items.map((item, n) => plainItem(item, r.items[n])) };
}

function plainItem(item: Item, { reason }: ItemRecord): Item {
  const { id, requestType, action, effect, subject, resource, input, payloadHash, sentence, who, what, until, state, waiting, steps, receipt, grant, undoOf, because, attempt, ladders } = item;
  return {
    id, requestType, action, effect, subject, resource, input, payloadHash, sentence, who, what, state, attempt, ladders, turn: 0, stages: [], steps: steps.map(plainStep),
    ...(until && { until }), ...(reason && { reason }), ...(undoOf && { undoOf }), ...(because && { because }), ...(grant && { grant }),
    ...(waiting && { waiting: waiting.for === 'approval' ? { for: 'approval', steps: waiting.steps.map(plainStep) } : waiting }),
    ...(receipt && { receipt: plainReceipt(receipt) }),
  };
}

/** What a system said word for word stays at home; so does the way back, which is asked for there. */
function plainReceipt({ before: _b, after: _a, undo: _u, secret: _s, ...shownParts }: NonNullable<Item['receipt']>): NonNullable<Item['receipt']> { return shownParts; }

/** Without what approvers wrote to each other. */
const plainStep = (s: ApprovalStep): ApprovalStep => ({ ...s, votes: s.votes.map(({ comment: _c, proof: _p, ...vote }) => vote) });
