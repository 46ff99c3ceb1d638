import { randomUUID } from 'node:crypto';
import { isNarrower } from '../action/ladders';
import { mustBeAbleToDecide } from '../approvals/find';
import { DeskError, type Desk } from '../desk-api';
import { takeDecision } from '../limits';
import type { StepUpChallenge } from '../ports';
import { notFound, type Runtime } from '../runtime';
import type { Actor, ApprovalView, Item } from '../types';
import { nameOf } from './fingerprint';
import { ownIdentity } from './identity';
import { idHere, type MirroredId } from './ids';
import { signJws } from './jws';
import { ASSERTION, type Assertion } from './messages';
import { challengeFor, provedHere } from './prove';
import { queue } from './queue';
import { approvalOf, itemOf, seenBy, type Seen } from './seen';
import { counts } from './standing';

type Body = Parameters<Desk['decide']>[2];
interface Asked { readonly seen: Seen; readonly view: ApprovalView; readonly item: Item; readonly step: string }

/** Somebody here decides a request of the other host: after every check this host can make, it is signed and sent. Whether it counts is decided there. */
export async function assertDecision(rt: Runtime, actor: Actor, about: MirroredId, body: Body): Promise<Seen> {
  const asked = await mustBeAsked(rt, actor, about);
  const { seen, view, step } = asked;
  if ((body.payloadHash ?? view.payloadHash) !== view.payloadHash) throw new DeskError(409, 'What you read has changed since.', 'Read the new sentence and decide again.');
  if (body.decision !== 'approve' && !body.comment?.trim()) throw new DeskError(422, 'A no needs a reason.', 'Say in a sentence why, so that they know what to do.');
  mustBeNarrower(asked, body);
  const { proofs } = await rt.peers.out(seen.peer).read();
  const approvalId = idHere(about.peer, `${about.id}`);
  const proof = body.decision === 'approve' ? await provedHere(rt, actor, { approvalId: `${approvalId}.${step}`, payloadHash: view.payloadHash }, { demands: view.demands, given: body, used: proofs }) : undefined;
  await takeDecision(rt, actor.person);
  const said: Assertion = {
    sub: actor.person, approval: `${about.id}.${step}`, payloadHash: view.payloadHash, decision: body.decision, ...(body.narrow && { narrow: body.narrow as Assertion['narrow'] }),
    assurance: proof ? 3 : 2, channel: actor.channel as Assertion['channel'], at: rt.clock.now().toISOString(), ...(proof && { proof }), jti: randomUUID(),
  };
  await queue(rt, seen.peer, {
    type: 'decision', body: { assertion: signed(rt, seen, said), ...(body.comment?.trim() && { comment: body.comment.trim().slice(0, 1_000) }) },
    actor: actor.person, asserted: { approval: said.approval, jti: said.jti }, ...(proof && body.challengeId && { proof: body.challengeId }),
  });
  return seen;
}

export async function challengeMirrored(rt: Runtime, actor: Actor, about: MirroredId): Promise<StepUpChallenge> {
  const { view, step } = await mustBeAsked(rt, actor, about);
  if (!view.demands.stepUp) throw new DeskError(409, 'This decision needs no proof.', 'Decide it.');
  return challengeFor(rt, actor, { approvalId: `${idHere(about.peer, about.id)}.${step}`, payloadHash: view.payloadHash });
}

/** This host's own rules, before anything is asserted: signed in, active, linked long enough, asked, and not decided yet. */
async function mustBeAsked(rt: Runtime, actor: Actor, about: MirroredId): Promise<Asked> {
  await mustBeAbleToDecide(rt, actor);
  const seen = await seenBy(rt, actor, about);
  const { step } = about;
  const item = step === undefined ? undefined : itemOf(seen, step);
  if (step === undefined || !item) throw notFound(idHere(about.peer, about.id));
  const ask = seen.asks.find(a => a.step === step);
  const view = ask && approvalOf(seen, ask);
  if (!view) throw item.steps.some(s => s.id === step && s.state !== 'open') ? new DeskError(409, 'This was decided already.', 'Look at the request to see how it ended.') : new DeskError(403, 'You cannot decide this one.', 'Only the people named on it can.');
  if (!counts(seen.link, rt.clock.now())) throw new DeskError(403, 'Your accounts were linked less than a day ago.', 'Decide it where the request is at home, or tomorrow.');
  await mustBeFirst(rt, actor, seen, `${about.id}.${step}`);
  return { seen, view, item, step };
}

async function mustBeFirst(rt: Runtime, actor: Actor, { peer }: Seen, approval: string): Promise<void> {
  const [{ asserted }, { verdicts }] = await Promise.all([rt.peers.out(peer).read(), rt.peers.into(peer).read()]);
  if (asserted.some(a => a.by === actor.person && a.approval === approval && verdicts[a.jti]?.ok !== false)) throw new DeskError(409, 'You decided this already.', 'It is on its way, or arrived: look at the request.');
}

function mustBeNarrower({ item }: Asked, { narrow }: Body): void {
  if (narrow && !isNarrower({ ...item.input, ...narrow }, item.input, item.ladders)) throw new DeskError(422, 'An approval can only make it smaller.', 'Pick one of the values offered, or decline and say what you would approve.');
}

const VALID_SECONDS = 24 * 3_600;
function signed(rt: Runtime, { peer }: Seen, said: Assertion): string {
  const iat = Math.floor(rt.clock.now().getTime() / 1_000);
  return signJws(ASSERTION, { iss: nameOf(ownIdentity(rt).installation), aud: nameOf(peer.identity.installation), iat, exp: iat + VALID_SECONDS, ...said }, rt.peers.key);
}
