import type { Change, Ladder } from '../contract';
import type { JsonObject, RequestType } from '../types';
import { minutesOf } from '../words';

type Value = string | number;
export type Ladders = Readonly<Record<string, readonly Value[]>>;
/** The company's ladder of a field stands first. */
interface Known { readonly field: string; readonly own?: Ladder; readonly all: readonly Ladder[] }

/**
 * What this payload may still be narrowed to: for each field its present value, then the smaller ones, widest first.
 * The rungs of the request type and of the action together; none is wider than what was asked, or than the widest that the request type names.
 */
export function laddersOf(change: Change, type: RequestType | undefined, input: JsonObject): Ladders {
  const ladders: Record<string, readonly Value[]> = {};
  const own = slotLadders(type);
  const ofAction = (change.narrow ?? {}) as Readonly<Record<string, Ladder | undefined>>;
  for (const field of Object.keys({ ...own, ...ofAction })) {
    const known: Known = { field, own: own[field], all: [own[field], ofAction[field]].filter(l => l !== undefined) };
    const present = input[field];
    // Without a value there is no limit: wider than every rung.
    if (present === undefined && field === 'duration') ladders[field] = rungsOf(known);
    if (typeof present === 'string' || typeof present === 'number') ladders[field] = [present, ...rungsOf(known).filter(v => isAbove(known, present, v))];
  }
  return ladders;
}

/** True when `next` differs from `payload` only by stepping down its ladders: earlier approvals then still cover it (G13). */
export function isNarrower(next: JsonObject, payload: JsonObject, ladders: Ladders): boolean {
  const fields = new Set([...Object.keys(next), ...Object.keys(payload)]);
  return [...fields].every(f => JSON.stringify(next[f]) === JSON.stringify(payload[f]) || ladders[f]?.includes(next[f] as Value));
}

const slotLadders = (type: RequestType | undefined): Readonly<Record<string, Ladder | undefined>> =>
  Object.fromEntries(Object.entries(type?.slots ?? {}).flatMap(([name, slot]) => (slot.ladder ? [[name, slot.ladder]] : [])));

/** All rungs once, the widest first: each stands before the first that is below it. */
function rungsOf(known: Known): Value[] {
  const rungs: Value[] = [];
  for (const v of known.all.flat()) {
    if (rungs.some(r => isSame(known.field, r, v)) || (known.own && isAbove(known, v, known.own[0]))) continue;
    const below = rungs.findIndex(r => isAbove(known, v, r));
    rungs.splice(below < 0 ? rungs.length : below, 0, v);
  }
  return rungs;
}

/** Durations by length and numbers by size; words as the ladders say, and not at all where two contradict each other. */
function isAbove({ field, all }: Known, wide: Value, narrow: Value): boolean {
  if (field === 'duration') return minutesOf(String(wide)) > minutesOf(String(narrow));
  if (typeof wide === 'number' && typeof narrow === 'number') return wide > narrow;
  const says = (a: Value, b: Value) => all.some(l => l.includes(a) && l.indexOf(b) > l.indexOf(a));
  return typeof wide === typeof narrow && says(wide, narrow) && !says(narrow, wide);
}

const isSame = (field: string, a: Value, b: Value) => a === b || (field === 'duration' && minutesOf(String(a)) === minutesOf(String(b)));
