import type { Change, Ladder } from '../contract';
import type { JsonObject, RequestType } from '../types';
import { minutesOf } from '../words';

type Value = string | number;
export type Ladders = Readonly<Record<string, readonly Value[]>>;

/** What this payload may still be narrowed to: for each field its present value, then the smaller ones, widest first. */
export function laddersOf(change: Change, type: RequestType | undefined, input: JsonObject): Ladders {
  const ladders: Record<string, readonly Value[]> = {};
  for (const [field, ladder] of Object.entries({ ...slotLadders(type), ...change.narrow }) as [string, Ladder][]) {
    const present = input[field];
    // Without a value there is no limit: wider than every rung.
    if (present === undefined && field === 'duration') ladders[field] = ladder;
    if (typeof present !== 'string' && typeof present !== 'number') continue;
    ladders[field] = [present, ...ladder.filter(v => isSmaller(field, v, present, ladder))];
  }
  return ladders;
}

/** True when `next` differs from `payload` only by stepping down its ladders: earlier approvals then still cover it (G13). */
export function isNarrower(next: JsonObject, payload: JsonObject, ladders: Ladders): boolean {
  const fields = new Set([...Object.keys(next), ...Object.keys(payload)]);
  return [...fields].every(f => JSON.stringify(next[f]) === JSON.stringify(payload[f]) || ladders[f]?.includes(next[f] as Value));
}

const slotLadders = (type: RequestType | undefined) =>
  Object.fromEntries(Object.entries(type?.slots ?? {}).flatMap(([name, slot]) => (slot.ladder ? [[name, slot.ladder]] : [])));

function isSmaller(field: string, value: Value, present: Value, ladder: Ladder): boolean {
  if (field === 'duration') return minutesOf(String(value)) < minutesOf(String(present));
  if (typeof value === 'number' && typeof present === 'number') return value < present;
  const at = ladder.indexOf(present);
  return at >= 0 && ladder.indexOf(value) > at;
}
