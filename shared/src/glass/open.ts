import { createHash, randomUUID } from 'node:crypto';
import { DeskError } from '../desk-api';
import type { StepUpChallenge } from '../ports';
import type { Runtime } from '../runtime';
import type { Actor } from '../types';
import { fault, METHODS } from '../verbs/step-up';
import { mustBeSignedIn, mustKnow } from '../verbs/who';
import { isOpen } from './board';
import { tellSecurity } from './tell';

/** A proof opens one window for one person and one reason. */
const bound = (person: string, reason: string) => createHash('sha256').update(['break-glass', person, reason.trim()].join('\n')).digest('hex');

export async function mustBeNamed(rt: Runtime, actor: Actor): Promise<void> {
  mustBeSignedIn(actor);
  await rt.confirmRules();
  await mustKnow(rt, actor);
  if (actor.channel !== 'portal') throw new DeskError(403, 'Break-glass is used in the portal only.', 'Open it there.');
  if (!rt.settings.breakGlass.people.includes(actor.person)) throw new DeskError(403, 'You are not named for break-glass.', 'Ask one of those who are, or ask as usual.');
}

export async function challengeGlass(rt: Runtime, actor: Actor, { reason, method }: { reason: string; method?: string }): Promise<StepUpChallenge> {
  await mustBeNamed(rt, actor);
  mustHaveReason(reason);
  const methods = METHODS.filter(m => !method || m === method);
  if (!methods.length) throw new DeskError(422, `${method} cannot prove this.`, `Use ${METHODS.join(' or ')}.`);
  return rt.stepUp.challenge(actor.person, bound(actor.person, reason), methods);
}

export async function breakGlass(rt: Runtime, actor: Actor, body: { reason: string; challengeId: string; proof: string }): Promise<void> {
  await mustBeNamed(rt, actor);
  mustHaveReason(body.reason);
  const proof = await rt.stepUp.verify(body.challengeId, body.proof);
  if (!proof.ok) throw fault(proof.reason);
  if (proof.person !== actor.person || proof.payload !== bound(actor.person, body.reason)) throw fault('not-this-person');
  const now = rt.clock.now();
  const until = new Date(now.getTime() + rt.settings.breakGlass.minutes * 60_000).toISOString();
  await rt.glass.write(s => {
    if (s.proofs.includes(body.challengeId)) throw fault('used');
    if (s.windows.some(w => w.by === actor.person && isOpen(w, now))) throw new DeskError(409, 'Your break-glass is open already.', 'Use it until it ends by itself.');
    return [{ kind: 'glass.opened', actor: actor.person, data: { id: randomUUID(), reason: body.reason.trim().slice(0, 500), until, proof: body.challengeId, method: proof.method } }];
  });
  await tellSecurity(rt, { who: actor.person, what: `opened break-glass until ${until.slice(11, 16)} UTC`, body: body.reason.trim().slice(0, 200), requestId: '' });
}

function mustHaveReason(reason: string): void {
  if (reason.trim().length < 10) throw new DeskError(422, 'Break-glass needs a reason.', 'Say in a sentence what is on fire: security reads it now.');
}
