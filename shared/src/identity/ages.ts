import { DeskError } from '../desk-api';
import type { Ports } from '../ports';
import type { Person, PersonRef } from '../types';

/** A relation that a word is taken on is this old, in days (G17). */
export const RELATION_DAYS = 14;
/** A link to an account counts for nothing until it is this old, in hours (G2). */
export const LINK_HOURS = 24;
const HOUR_MS = 3_600_000;

type Lent = Pick<Ports, 'clock' | 'directory'>;

export const relationIsOld = (rt: Pick<Ports, 'clock'>, { managerSince }: Person): boolean =>
  !managerSince || rt.clock.now().getTime() - Date.parse(managerSince) >= RELATION_DAYS * 24 * HOUR_MS;

/** Whoever changed which account is theirs proves, vouches and approves nothing with it for a day. */
export async function mustBeLinkedLong(rt: Lent, ref: PersonRef): Promise<void> {
  const since = (await rt.directory.person(ref))?.linkedSince;
  if (!since) return;
  const until = Date.parse(since) + LINK_HOURS * HOUR_MS;
  if (until <= rt.clock.now().getTime()) return;
  throw new DeskError(403, 'Your account at the identity provider was linked to you less than a day ago.', `It counts from ${new Date(until).toISOString().slice(0, 16).replace('T', ' ')} UTC. If you did not change it, tell security.`);
}
