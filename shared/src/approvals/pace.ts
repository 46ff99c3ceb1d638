import type { RequestRecord } from '../state/record';
import type { PersonRef } from '../types';
import type { Pace } from './types';

/** Faster than anybody reads, or more in an hour than anybody weighs (G16). */
const FAST_SECONDS = 3;
const MANY_PER_HOUR = 20;

/** How fast and how much each approver decides, from the record alone: the time since being asked is the longest it can have been read. */
export function pacesOf(records: readonly RequestRecord[]): Pace[] {
  const decided = new Map<PersonRef, { seconds: number[]; hours: Map<string, number> }>();
  for (const step of records.flatMap(r => r.items).flatMap(i => i.steps)) {
    for (const v of step.votes) {
      const mine = decided.get(v.by) ?? { seconds: [], hours: new Map<string, number>() };
      mine.seconds.push((Date.parse(v.at) - Date.parse(step.askedAt)) / 1_000);
      mine.hours.set(v.at.slice(0, 13), (mine.hours.get(v.at.slice(0, 13)) ?? 0) + 1);
      decided.set(v.by, mine);
    }
  }
  return [...decided].map(([person, { seconds, hours }]) => {
    const medianSeconds = seconds.sort((a, b) => a - b)[Math.floor(seconds.length / 2)];
    const mostPerHour = Math.max(...hours.values());
    return { person, decisions: seconds.length, medianSeconds, mostPerHour, tired: medianSeconds < FAST_SECONDS || mostPerHour > MANY_PER_HOUR };
  }).sort((a, b) => Number(b.tired) - Number(a.tired) || b.decisions - a.decisions);
}
