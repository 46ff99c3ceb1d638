import { createHash } from 'node:crypto';
import { Case } from '../case';
import { DeskError } from '../desk-api';
import type { StepUpChallenge } from '../ports';
import type { Runtime } from '../runtime';
import type { Actor } from '../types';
import { failed, failureOf } from '../verbs/failed-proof';
import { METHODS } from '../verbs/step-up';
import { mustBeSignedIn, mustKnow } from '../verbs/who';
import { mustBeLinkedLong } from './ages';

export interface Showing { readonly challengeId?: string; readonly proof?: string }

/** A fresh proof for this very secret; it comes back in the address's fragment, which no server and no log sees. */
export async function challengeReveal(rt: Runtime, actor: Actor, secret: string): Promise<StepUpChallenge> {
  mustBeSignedIn(actor);
  await mustKnow(rt, actor);
  await mustBeLinkedLong(rt, actor.person);
  return rt.stepUp.challenge(actor.person, bound(secret), METHODS);
}

/** A secret is shown once, to the person it is for, who has just proved that it is them (G18). A wrong proof is one of the three tries. */
export async function reveal(rt: Runtime, actor: Actor, secret: string, { challengeId, proof }: Showing): Promise<{ value: string }> {
  mustBeSignedIn(actor);
  await mustKnow(rt, actor);
  if (!challengeId || !proof) throw new DeskError(422, 'This is shown once you have proved that it is you.', 'Press Prove and come back.');
  const proved = await rt.stepUp.verify(challengeId, proof);
  const reason = failureOf(proved, actor.person, bound(secret));
  if (reason) {
    // Bounded by the three tries: a secret that is over takes no more events.
    const [requestId = '', item = ''] = (await rt.secrets.miss(secret))?.split('.') ?? [];
    return failed(requestId ? await Case.load(rt.journal, rt.clock, requestId) : undefined, actor, reason, { item, for: 'secret' });
  }
  const shown = await rt.secrets.reveal(secret, actor.person);
  if (!shown.ok) throw new DeskError(404, 'There is nothing to show.', 'It is shown once and for ten minutes. Ask for a new one.');
  return { value: shown.value };
}

const bound = (secret: string) => createHash('sha256').update(`secret ${secret}`).digest('hex');
