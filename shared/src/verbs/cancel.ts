import { withdrawn } from '../approvals/steps';
import type { Case } from '../case';
import { DeskError } from '../desk-api';
import { openCase, type Runtime } from '../runtime';
import { isEnded } from '../state/status';
import type { Actor } from '../types';
import { holds, mustBeSignedIn, mustOwn, mustSee } from './who';

/** Stops what has not started. What may already be happening is read back instead. */
export async function cancel(rt: Runtime, actor: Actor, id: string, itemId?: string): Promise<Case> {
  mustBeSignedIn(actor);
  const kase = await openCase(rt, id);
  await mustSee(rt, actor, kase.now);
  const theirs = kase.now.requester === actor.person || kase.now.subject === actor.person;
  if (!theirs && !(await holds(rt, actor, 'desk'))) mustOwn(kase.now, actor);
  const open = kase.now.items.filter(i => !isEnded(i) && !i.intent && !i.ends && (!itemId || i.id === itemId));
  if (!open.length && !kase.now.question) throw new DeskError(409, 'There is nothing left to stop.', 'Undo what is already done instead.');
  for (const item of open) {
    kase.note('item.stopped', actor.person, { item: item.id, set: { state: 'stopped', waiting: null, steps: withdrawn(item.steps), because: theirs ? 'You stopped it.' : 'The service desk stopped it.' } });
  }
  if (kase.now.question && !itemId) kase.note('question.dropped', actor.person, { request: { question: null, closed: { as: 'cancelled', by: actor.person, because: 'Stopped' } } });
  await kase.commit();
  return kase;
}
