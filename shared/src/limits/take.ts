import { DeskError } from '../desk-api';
import type { Runtime } from '../runtime';
import type { ItemRecord } from '../state/record';
import type { Waiting } from '../types';
import { takesAway } from './takes-away';
import type { Bound } from './types';
import { windowAt, type Within } from './window';

type Lent = Pick<Runtime, 'counters' | 'clock' | 'settings' | 'log'>;

/** @throws DeskError 429 with when to go on; 503 while nobody can count. `once`: the same message sent again counts once. */
export async function takeMessage(rt: Lent, person: string, once?: string): Promise<void> {
  const full = await counted(rt, bound(rt, `messages:${person}`, rt.settings.limits.messagesPerMinute, 'minute'), once);
  if (full) throw new DeskError(429, 'That is a lot of messages in a minute.', 'Wait a minute and go on; nothing was lost.');
}

export async function takeDecision(rt: Lent, person: string): Promise<void> {
  const full = await counted(rt, bound(rt, `decisions:${person}`, rt.settings.limits.decisionsPerApproverPerHour, 'hour'));
  if (full) throw new DeskError(429, 'That is a lot of decisions in an hour.', `Go on at ${full.until.slice(11, 16)} UTC, or let somebody else decide.`);
}

/** Most people one manager vouches for in a day (G17). */
const VOUCHINGS_PER_DAY = 3;

export async function takeVouching(rt: Lent, person: string): Promise<void> {
  if (await counted(rt, bound(rt, `vouchings:${person}`, VOUCHINGS_PER_DAY, 'day'))) throw new DeskError(429, 'You vouched for three people today.', 'Let the service desk meet the person, or go on tomorrow.');
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
    ...(takesAway(rt, item) ? [] : [{ ...bound(rt, `subject:${item.subject}`, effectsPerSubjectPerDay, 'day'), why: `${item.who} has reached the changes of a day` }]),
    { ...bound(rt, `system:${system}`, effectsPerSystemPerHour, 'hour'), why: `${system} has reached the changes of an hour` },
    ...(perAction ? [{ ...bound(rt, `action:${item.action}`, perAction, 'day'), why: `${item.action} has reached its changes of a day` }] : []),
    ...(item.effect === 'destroy' ? [{ ...bound(rt, `destroys:${item.by}`, destroysPerRequesterPerDay, 'day'), why: 'The person who asked has reached what they may destroy in a day' }] : []),
  ];
  try {
    const full = await rt.counters.take(bounds, `${requestId}:${item.id}`);
    return full && { for: 'system', message: full.why, retryAt: full.until };
  } catch (error) {
    rt.log.error('limits cannot be counted, so nothing is changed', error as Error);
    return uncounted(rt);
  }
}

/** Whether one more may be written down about this; refusing costs nothing then. */
export async function permitRecord(rt: Lent, name: string): Promise<boolean> {
  return !(await rt.counters.take([bound(rt, `records:${name}`, 20, 'hour')]));
}

export const uncounted = (rt: Pick<Lent, 'clock'>): Waiting => ({ for: 'system', message: 'Limits cannot be counted right now', retryAt: new Date(rt.clock.now().getTime() + 60_000).toISOString() });

const bound = (rt: Pick<Lent, 'clock'>, name: string, most: number, within: Within): Bound => ({ name, most, ...windowAt(rt.clock.now(), within) });

async function counted(rt: Lent, one: Bound, once?: string): Promise<Bound | undefined> {
  try { return await rt.counters.take([one], once); } catch { throw new DeskError(503, 'Nothing can be counted right now, so nothing is done.', 'Try again in a minute.'); }
}
