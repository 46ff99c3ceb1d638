const last = new WeakMap<object, Map<string, number>>();

/** Whether this replica's turn has come again. What follows is harmless when every replica does it; this only keeps it cheap. */
export function isDue(of: object, what: string, now: Date, everyMs: number): boolean {
  const times = last.get(of) ?? new Map<string, number>();
  last.set(of, times);
  if (now.getTime() - (times.get(what) ?? -Infinity) < everyMs) return false;
  times.set(what, now.getTime());
  return true;
}
