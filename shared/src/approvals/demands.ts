import { createHash } from 'node:crypto';
import type { Facts } from '../action/facts';
import { DeskError } from '../desk-api';
import { standingOf } from '../floor';
import type { Ports, StepUpChallenge } from '../ports';
import type { Runtime } from '../runtime';
import type { ItemRecord } from '../state/record';
import type { Actor, Vote } from '../types';
import { clean } from '../words';
import { mustBeAbleToDecide, mustBeCandidate, openApproval, type Found } from './find';
import type { Demands } from './types';

const METHODS = ['registered-device', 'totp'];

/** What touches privileged people, who approves and administers, or the most important systems takes more than a click (G15). */
export async function demandsOf(rt: Pick<Ports, 'directory' | 'roles' | 'hostAdmins'>, item: ItemRecord, { requester, subject, resource }: Facts): Promise<Demands> {
  const { controlPlane } = await standingOf(rt, requester, subject, resource);
  const admin = item.input.role === 'admin' && resource.tier === 1;
  return subject.privileged || controlPlane || admin ? { stepUp: true, type: clean(resource.title) } : { stepUp: false };
}

export async function challengeApproval(rt: Runtime, actor: Actor, approvalId: string): Promise<StepUpChallenge> {
  await mustBeAbleToDecide(rt, actor);
  const found = await openApproval(rt, approvalId);
  const { facts } = await mustBeCandidate(rt, actor, found);
  if (!(await demandsOf(rt, found.item, facts)).stepUp) throw new DeskError(409, 'This decision needs no proof.', 'Decide it.');
  return rt.stepUp.challenge(actor.person, bound(found), METHODS);
}

/** A proof counts for one decision about one payload. */
const bound = ({ approvalId, item }: Pick<Found, 'approvalId' | 'item'>) => createHash('sha256').update(['approval', approvalId, item.payloadHash].join(' ')).digest('hex');

export interface Given { readonly challengeId?: string; readonly proof?: string; readonly typed?: string }

/** @returns how the approver proved who they are, where that is demanded. @throws DeskError 422 naming what is missing. */
export async function mustMeet(rt: Runtime, actor: Actor, found: Found, { demands, given }: { readonly demands: Demands; readonly given: Given }): Promise<Vote['proof'] | undefined> {
  const { kase, item } = found;
  if (demands.type !== undefined && given.typed?.trim() !== demands.type) throw new DeskError(422, `Type the name: ${demands.type}.`, 'It is far-reaching, so its name is typed to approve it.');
  if (!demands.stepUp) return undefined;
  if (!given.challengeId || !given.proof) throw new DeskError(422, 'This decision needs proof of who you are.', 'Press Prove and come back.');
  if (kase.now.items.some(i => i.usedProofs?.includes(given.challengeId as string))) throw new DeskError(409, 'That proof was used already.', 'Start again: each proof counts once.');
  const proof = await rt.stepUp.verify(given.challengeId, given.proof);
  if (!proof.ok) {
    kase.note('step-up.failed', actor.person, { evidence: { item: item.id, approval: found.approvalId, reason: proof.reason } });
    await kase.commit(() => false);
    throw new DeskError(proof.reason === 'locked' ? 429 : 422, 'That proof is not right or too old.', 'Press Prove and try again.');
  }
  if (proof.person !== actor.person || proof.payload !== bound(found)) throw new DeskError(403, 'That proof is not for this.', 'Press Prove beside this very decision.');
  return { method: proof.method, at: proof.at };
}
