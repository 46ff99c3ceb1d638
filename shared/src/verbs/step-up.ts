import { createHash } from 'node:crypto';
import type { Case } from '../case';
import { DeskError, type Desk } from '../desk-api';
import { mustBeLinkedLong } from '../identity/ages';
import type { StepUpChallenge } from '../ports';
import { openCase, type Emit, type Runtime } from '../runtime';
import type { ItemRecord } from '../state/record';
import { GOES_ON } from '../state/status';
import type { Actor } from '../types';
import { mustBeSignedIn, mustSee } from './who';

/** The factor that is being reset does not count as proof (G17). */
export const METHODS: readonly string[] = ['registered-device', 'totp'];
const methodsFor = (item: ItemRecord) => (item.action.endsWith('.reset-mfa') ? ['registered-device'] : METHODS);

export async function challenge(rt: Runtime, actor: Actor, id: string, itemId: string, method?: string): Promise<StepUpChallenge> {
  const { item } = await waitingItem(rt, actor, id, itemId);
  await mustBeLinkedLong(rt, actor.person);
  const methods = methodsFor(item).filter(m => !method || m === method);
  if (!methods.length) throw new DeskError(422, `${method} cannot prove this.`, `Use ${methodsFor(item).join(' or ')}.`);
  return rt.stepUp.challenge(actor.person, bound(id, item), methods);
}

/** A proof counts for one item with one payload, once (G17). */
const bound = (id: string, item: ItemRecord) => createHash('sha256').update([id, item.id, item.payloadHash].join(' ')).digest('hex');

export async function stepUp(rt: Runtime, actor: Actor, id: string, body: Parameters<Desk['stepUp']>[2], emit: Emit): Promise<Case> {
  const { kase, item } = await waitingItem(rt, actor, id, body.itemId);
  if (item.usedProofs?.includes(body.challengeId)) throw FAULTS.used;
  const proof = await rt.stepUp.verify(body.challengeId, body.proof);
  if (!proof.ok) {
    kase.note('step-up.failed', actor.person, { evidence: { item: item.id, reason: proof.reason } });
    await kase.commit();
    throw FAULTS[proof.reason];
  }
  if (proof.person !== actor.person || proof.payload !== bound(id, item)) throw FAULTS['not-this-person'];
  if (!methodsFor(item).includes(proof.method)) throw FAULTS['not-this-factor'];
  kase.note('item.stepped-up', actor.person, { item: item.id, set: { ...GOES_ON, stepUp: { payloadHash: item.payloadHash, at: proof.at, method: proof.method }, usedProofs: [...(item.usedProofs ?? []), body.challengeId] } });
  await kase.commit();
  await rt.items.run(kase, item.id, emit);
  await kase.reload();
  return kase;
}

export const fault = (reason: string): DeskError => FAULTS[reason];
const FAULTS: Record<string, DeskError> = {
  wrong: new DeskError(422, 'That code is not right.', 'Look at the current code and try again.'),
  expired: new DeskError(422, 'That proof is too old.', 'Start again: it takes a few seconds.'),
  locked: new DeskError(429, 'Five wrong codes: this way of proving is locked.', 'Ask the service desk to help you prove who you are.'),
  used: new DeskError(409, 'That proof was used already.', 'Start again: each proof counts once.'),
  'not-this-factor': new DeskError(422, 'What is being reset cannot prove who you are.', 'Prove it on a registered device, or ask your manager to vouch for you.'),
  new: new DeskError(422, 'That way of proving was set up less than seven days ago, so it does not count yet.', 'Prove it another way, or ask your manager to vouch for you.'),
  'not-this-person': new DeskError(403, 'That proof is not for this.', 'Start again from the request.'),
};

const NOT_YOURS = new DeskError(403, 'Only the person who asked can prove this.', 'They do it from their own session.');

export async function waitingItem(rt: Runtime, actor: Actor, id: string, itemId: string) {
  mustBeSignedIn(actor);
  const kase = await openCase(rt, id);
  await mustSee(rt, actor, kase.now);
  if (!kase.now.items.some(i => i.by === actor.person)) throw NOT_YOURS;
  const item = kase.now.items.find(i => i.id === itemId);
  if (!item || item.waiting?.for !== 'step-up') throw new DeskError(409, 'Nothing here waits for proof of identity.', 'Look at the request: it may be done.');
  if (item.by !== actor.person) throw NOT_YOURS;
  return { kase, item };
}
