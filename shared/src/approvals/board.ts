import type { Clock } from '../contract';
import type { Journal, JournalEvent } from '../journal';
import { Stream } from '../streams';
import type { PersonRef } from '../types';
import type { Delegation } from './types';

export const DELEGATIONS_STREAM = 'SYS-delegations';
/** Longest time one may be away, in days. */
export const DELEGATION_DAYS = 30;

export type Delegations = Stream<readonly Delegation[]>;

/** Who decides for whom, on the record. */
export const delegationBoard = (journal: Journal, clock: Clock): Delegations => new Stream<readonly Delegation[]>(journal, clock, DELEGATIONS_STREAM, fold, []);

export const isActive = (d: Delegation, now: string): boolean => !d.endedAt && d.since <= now && now < d.until;

/** Who is away now → who decides for them. */
export const awayNow = (all: readonly Delegation[], now: string): ReadonlyMap<PersonRef, PersonRef> => new Map(all.filter(d => isActive(d, now)).map(d => [d.from, d.to]));

function fold(all: readonly Delegation[], e: JournalEvent): readonly Delegation[] {
  const data = e.data as unknown as Delegation;
  return e.kind === 'delegation.made' ? [...all, { ...data, from: e.actor }] : all.map(d => (d.id === data.id ? { ...d, endedAt: e.at } : d));
}
