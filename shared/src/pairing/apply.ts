import { openApproval } from '../approvals/find';
import type { Demands } from '../approvals/types';
import { readFacts } from '../action/facts';
import { DeskError } from '../desk-api';
import type { Runtime } from '../runtime';
import type { ItemRecord } from '../state/record';
import type { Actor } from '../types';
import { decideElsewhere } from '../verbs/decide';
import { mustBeWithin } from './ceiling';
import { keyOf, nameOf } from './fingerprint';
import { ownIdentity } from './identity';
import { NotAuthentic, SKEW_SECONDS, verifyJws } from './jws';
import type { Taken, Verdict } from './lanes';
import { assertion, ASSERTION, type Assertion, type MessageBody } from './messages';
import { queue } from './queue';
import { counts, hostOf, linkOf } from './standing';
import type { Peer } from './types';

/**
 * A decision of the other host becomes the vote of the linked person, when everything that holds for a vote made here holds for it, and the
 * ceiling of the peer allows it. The other side is told what came of it.
 */
export async function applyDecision(rt: Runtime, peer: Peer, { assertion: jws, comment }: MessageBody<'decision'>): Promise<Taken> {
  const said = assertionIn(rt, peer, jws);
  if (!said) return { refused: 'That assertion is not theirs' };
  const before = (await rt.peers.into(peer).read()).applied.find(a => a.jti === said.jti);
  const link = linkOf(await rt.peers.board.read(), peer, { there: said.sub }, rt.clock.now());
  const verdict = before ?? (await attempt(rt, peer, { said, comment }));
  const { ok, message, next } = verdict;
  await queue(rt, peer, { type: 'verdict', body: { jti: said.jti, ok, ...(message && { message }), ...(next && { next }) } });
  return before ? {} : { applied: { jti: said.jti, approval: said.approval, decision: said.decision, ok, ...(message && { message }), ...(link && { person: link.here }) }, assertion: jws };
}

interface Said { readonly said: Assertion; readonly comment?: string }

async function attempt(rt: Runtime, peer: Peer, { said, comment }: Said): Promise<Verdict> {
  try {
    await castFor(rt, peer, { said, comment });
    return { ok: true };
  } catch (error) {
    if (error instanceof DeskError && error.status < 500) return { ok: false, message: error.message, next: error.next };
    throw error;
  }
}

async function castFor(rt: Runtime, peer: Peer, { said, comment }: Said): Promise<void> {
  const link = linkOf(await rt.peers.board.read(), peer, { there: said.sub }, rt.clock.now());
  if (!link) throw new DeskError(403, 'That account is linked to nobody here.', 'Link it first, signed in on both sides.');
  if (!counts(link, rt.clock.now())) throw new DeskError(403, 'These accounts were linked less than a day ago.', 'Decide it where the request is at home, or tomorrow.');
  const found = await openApproval(rt, said.approval);
  const facts = await readFacts(rt, found.item);
  mustBeRecent(rt, said, facts.subject.privileged);
  // Cast before its taking was written down: a process died in between.
  if (found.step.votes.some(v => v.by === link.here && v.host === hostOf(peer) && v.at === said.at)) return;
  const actor: Actor = { person: link.here, assurance: said.assurance, channel: said.channel, host: hostOf(peer) };
  const body = { decision: said.decision, payloadHash: said.payloadHash, ...(said.narrow && { narrow: said.narrow }), ...(comment && { comment }) };
  const within = (item: ItemRecord, demands: Demands) => mustBeWithin(rt.settings.peers[peer.name], { item, demands, said });
  await decideElsewhere(rt, actor, said.approval, { body, at: said.at, within, ...(said.proof && { proof: { method: said.proof, at: said.at } }) });
}

/** An approval is as old as the moment it was given there (G8). */
function mustBeRecent(rt: Pick<Runtime, 'clock'>, said: Assertion, privileged: boolean): void {
  const age = rt.clock.now().getTime() - Date.parse(said.at);
  if (age > (privileged ? 4 : 24) * 3_600_000) throw new DeskError(409, 'That decision took too long to arrive.', 'Read it again and decide anew.');
  if (age < -SKEW_SECONDS * 1_000) throw new DeskError(409, 'That decision is from the future.', 'An administrator sets the clocks of both hosts.');
}

function assertionIn(rt: Runtime, peer: Peer, jws: string): Assertion | undefined {
  try {
    const claims = verifyJws(jws, { typ: ASSERTION, publicKey: keyOf(peer.identity), iss: nameOf(peer.identity.installation), aud: nameOf(ownIdentity(rt).installation), now: rt.clock.now() });
    return assertion.safeParse(claims).data;
  } catch (error) {
    if (error instanceof NotAuthentic) return undefined;
    throw error;
  }
}
