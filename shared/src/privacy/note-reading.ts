import { DeskError } from '../desk-api';
import type { Runtime } from '../runtime';
import type { RequestRecord } from '../state/record';
import type { Actor } from '../types';
import { isParticipant } from '../verbs/who';
import type { ReadingWhat } from './types';

type Lent = Pick<Runtime, 'privacy' | 'log'>;

/**
 * Somebody who is no part of these requests is about to see them: written down first (G30).
 * @throws DeskError 503 when it cannot be written: then it is not shown.
 */
export async function noteReading(rt: Lent, actor: Actor, what: ReadingWhat, ids: readonly string[]): Promise<void> {
  try {
    await rt.privacy.readings.note(actor, what, ids);
  } catch (error) {
    rt.log.error('a reading could not be written down', error as Error);
    throw new DeskError(503, 'This cannot be shown right now, because who reads it cannot be written down.', 'Try again in a minute.');
  }
}

/** For pages that people work on: the work goes on, and the host's log says that a reading is missing. */
export async function noteLooking(rt: Lent, actor: Actor, what: ReadingWhat, records: readonly RequestRecord[]): Promise<void> {
  const ids = records.filter(r => !isParticipant(r, actor.person)).map(r => r.id);
  await rt.privacy.readings.note(actor, what, ids).catch(error => rt.log.error('a reading could not be written down', error as Error));
}
