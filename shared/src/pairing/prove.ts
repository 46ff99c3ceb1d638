import { createHash } from 'node:crypto';
import { DeskError } from '../desk-api';
import type { Given } from '../approvals/demands';
import type { Demands } from '../approvals/types';
import type { StepUpChallenge } from '../ports';
import type { Runtime } from '../runtime';
import type { Actor } from '../types';

const METHODS = ['registered-device', 'totp'];

interface About { readonly approvalId: string; readonly payloadHash: string }
const bound = ({ approvalId, payloadHash }: About) => createHash('sha256').update(['approval', approvalId, payloadHash].join(' ')).digest('hex');

export const challengeFor = (rt: Runtime, actor: Actor, about: About): Promise<StepUpChallenge> => rt.stepUp.challenge(actor.person, bound(about), METHODS);

/** The proof that the other host demands, made here, for this decision alone (G15). @returns how; undefined where none is demanded */
export async function provedHere(rt: Runtime, actor: Actor, about: About, { demands, given, used }: { readonly demands: Demands; readonly given: Given; readonly used: readonly string[] }): Promise<string | undefined> {
  if (demands.type !== undefined && given.typed?.trim() !== demands.type) throw new DeskError(422, `Type the name: ${demands.type}.`, 'It is far-reaching, so its name is typed to approve it.');
  if (!demands.stepUp) return undefined;
  if (!given.challengeId || !given.proof) throw new DeskError(422, 'This decision needs proof of who you are.', 'Press Prove and come back.');
  if (used.includes(given.challengeId)) throw new DeskError(409, 'That proof was used already.', 'Start again: each proof counts once.');
  const proof = await rt.stepUp.verify(given.challengeId, given.proof);
  if (!proof.ok) await rt.peers.attempts.write(() => [{ kind: 'step-up.failed', actor: actor.person, data: { approval: about.approvalId, reason: proof.reason } }]);
  if (!proof.ok) throw new DeskError(proof.reason === 'locked' ? 429 : 422, 'That proof is not right or too old.', 'Press Prove and try again.');
  if (proof.person !== actor.person || proof.payload !== bound(about)) throw new DeskError(403, 'That proof is not for this.', 'Press Prove beside this very decision.');
  return proof.method;
}
