import { DeskError } from '../desk-api';
import type { Runtime } from '../runtime';
import type { ItemRecord } from '../state/record';
import type { Waiting } from '../types';
import { takesAway } from './takes-away';
import { windowAt } from './window';

type Lent = Pick<Runtime, 'counters' | 'clock' | 'settings' | 'log'>;

/** @throws DeskError 429 with when to go on; 503 while nobody can count. `once`: the same message sent again counts once. */
export async function takeMessage(rt: Lent, person: string, once?: string): Promise<void> {
  const room = await counted(() => take(rt, `messages:${person}`, { most: rt.settings.limits.messagesPerMinute, within: 'minute', once }));
  if (room !== true) throw new DeskError(429, 'That is a lot of messages in a minute.', 'Wait a minute and go on; nothing was lost.');
}

export async function takeDecision(rt: Lent, person: string): Promise<void> {
  const room = await counted(() => take(rt, `decisions:${person}`, { most: rt.settings.limits.decisionsPerApproverPerHour, within: 'hour' }));
  if (room !== true) throw new DeskError(429, 'That is a lot of decisions in an hour.', `Go on at ${room.slice(11, 16)} UTC, or let somebody else decide.`);
}

/** Most people one manager vouches for in a day (G17). */
const VOUCHINGS_PER_DAY = 3;

export async function takeVouching(rt: Lent, person: string): Promise<void> {
  const room = await counted(() => take(rt, `vouchings:${person}`, { most: VOUCHINGS_PER_DAY, within: 'day' }));
  if (room !== true) throw new DeskError(429, 'You vouched for three people today.', 'Let the service desk meet the person, or go on tomorrow.');
}

/**
 * Room for one more effect, taken right before its intent. One item counts once in a window, however often it is tried.
 * @returns what it waits for when there is none, or when nobody can count: then nothing happens (G7).
 */
export async function takeEffect(rt: Lent & Pick<Runtime, 'actions'>, requestId: string, item: ItemRecord): Promise<Waiting | undefined> {
  // A grant that ends is never held back by a count.
  if (item.ends) return undefined;
  const { effectsPerSubjectPerDay, effectsPerSystemPerHour, effectsPerActionPerDay, destroysPerRequesterPerDay } = rt.settings.limits;
  const [system] = item.action.split('.');
  const perAction = effectsPerActionPerDay[item.action];
  const bounds = [
    ...(takesAway(rt, item) ? [] : [{ name: `subject:${item.subject}`, most: effectsPerSubjectPerDay, within: 'day' as const, why: `${item.who} has reached the changes of a day` }]),
    { name: `system:${system}`, most: effectsPerSystemPerHour, within: 'hour' as const, why: `${system} has reached the changes of an hour` },
    ...(perAction ? [{ name: `action:${item.action}`, most: perAction, within: 'day' as const, why: `${item.action} has reached its changes of a day` }] : []),
    ...(item.effect === 'destroy' ? [{ name: `destroys:${item.by}`, most: destroysPerRequesterPerDay, within: 'day' as const, why: 'The person who asked has reached what they may destroy in a day' }] : []),
  ];
  try {
    for (const { name, most, within, why } of bounds) {
      const room = await take(rt, name, { most, within, once: `${requestId}:${item.id}` });
      if (room !== true) return { for: 'system', message: why, retryAt: room };
    }
    return undefined;
  } catch (error) {
    rt.log.error('limits cannot be counted, so nothing is changed', error as Error);
    return uncounted(rt);
  }
}

/** Whether one more may be written down about this; refusing costs nothing then. */
export async function permitRecord(rt: Lent, name: string): Promise<boolean> {
  return (await take(rt, `records:${name}`, { most: 20, within: 'hour' })) === true;
}

export const uncounted = (rt: Pick<Lent, 'clock'>): Waiting => ({ for: 'system', message: 'Limits cannot be counted right now', retryAt: new Date(rt.clock.now().getTime() + 60_000).toISOString() });

/** True, or when there is room again. */
async function take(rt: Lent, name: string, { most, within, once }: { most: number; within: 'minute' | 'hour' | 'day'; once?: string }): Promise<true | string> {
  const { since, until } = windowAt(rt.clock.now(), within);
  return (await rt.counters.take(name, { most, since, until, ...(once && { once }) })) || until;
}

async function counted<T>(run: () => Promise<T>): Promise<T> {
  try { return await run(); } catch { throw new DeskError(503, 'Nothing can be counted right now, so nothing is done.', 'Try again in a minute.'); }
}
