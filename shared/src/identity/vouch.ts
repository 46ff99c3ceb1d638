import { createHash } from 'node:crypto';
import type { Case } from '../case';
import { DeskError } from '../desk-api';
import { takeVouching } from '../limits';
import type { StepUpChallenge } from '../ports';
import { notFound, openCase, type Emit, type Runtime } from '../runtime';
import type { ItemRecord } from '../state/record';
import { GOES_ON } from '../state/status';
import type { Actor } from '../types';
import { failed, failureOf } from '../verbs/failed-proof';
import { fault, METHODS } from '../verbs/step-up';
import { mustBeAbleToDecide } from '../approvals/find';
import { mustBeLinkedLong } from './ages';
import { digestOf, same } from './code';
import { TRIES, whoVouches } from './start-vouching';
import type { Vouching } from './types';

export interface Word { readonly itemId: string; readonly code: string; readonly challengeId: string; readonly proof: string }

/** The manager proves who they are, for this item alone. */
export async function challengeVouch(rt: Runtime, actor: Actor, id: string, itemId: string): Promise<StepUpChallenge> {
  const { item, vouching } = await asked(rt, actor, id, itemId);
  return rt.stepUp.challenge(actor.person, bound(id, item, vouching), METHODS);
}

/** A manager's word in place of a factor: their own proof, and the code that the person read to them (G17). */
export async function vouch(rt: Runtime, actor: Actor, id: string, body: Word, emit: Emit): Promise<Case> {
  const { kase, item, vouching } = await asked(rt, actor, id, body.itemId);
  if (item.usedProofs?.includes(body.challengeId)) throw fault('used');
  const proof = await rt.stepUp.verify(body.challengeId, body.proof);
  const reason = failureOf(proof, actor.person, bound(id, item, vouching));
  if (reason || !proof.ok) return failed(kase, actor, reason ?? 'wrong', { item: item.id, as: 'manager' });
  const usedProofs = [...(item.usedProofs ?? []), body.challengeId];
  if (!same(digestOf(rt.key, vouching.id, body.code), vouching.digest)) {
    // Written before it is said: two guesses at once are two tries, or one of them is told nothing.
    kase.note('vouching.failed', actor.person, { item: item.id, set: { vouching: { ...vouching, tries: vouching.tries + 1 }, usedProofs } });
    await kase.commit();
    throw new DeskError(422, 'That is not the code they were shown.', vouching.tries + 1 < TRIES ? 'Ask them to read it again.' : 'That was the last try. If the voice is not theirs, tell security.');
  }
  await takeVouching(rt, actor.person);
  kase.note('item.vouched', actor.person, {
    item: item.id, set: { ...GOES_ON, stepUp: { payloadHash: item.payloadHash, at: proof.at, method: 'vouched', by: actor.person }, makers: [...new Set([...item.makers, actor.person])], vouching: null, usedProofs },
  });
  await kase.commit();
  await rt.items.run(kase, item.id, emit);
  await kase.reload();
  return kase;
}

const bound = (id: string, item: ItemRecord, vouching: Vouching) => createHash('sha256').update(['vouch', id, item.id, item.payloadHash, vouching.id].join(' ')).digest('hex');

async function asked(rt: Runtime, actor: Actor, id: string, itemId: string) {
  await mustBeAbleToDecide(rt, actor);
  await mustBeLinkedLong(rt, actor.person);
  const kase = await openCase(rt, id);
  const item = kase.now.items.find(i => i.id === itemId);
  if (item?.vouching?.manager !== actor.person) throw notFound(id);
  const { vouching } = item;
  if (item.waiting?.for !== 'step-up') throw new DeskError(409, 'This waits for no word any more.', 'Look at the request to see how it ended.');
  if (vouching.until <= rt.clock.now().toISOString() || vouching.tries >= TRIES) throw new DeskError(409, 'That code is over.', 'Ask them to start again.');
  // As it counts now: whoever stopped being the manager says nothing (G8).
  const subject = await rt.directory.person(item.subject);
  if (!subject || (await whoVouches(rt, subject, item)).ref !== actor.person) throw new DeskError(403, 'You are not their manager any more.', 'Let their manager vouch for them.');
  return { kase, item, vouching };
}
