/** A change as the changed system logged it. */
export interface SystemChange { readonly system: string; readonly key: string | null }

/**
 * Receipts and the systems' own logs must tell the same story: a change without a receipt is as wrong as a receipt without a change.
 * Changes with one key are one change; each without a key counts. Pure.
 * @param effects - action ids of the receipts that say "changed".
 * @returns one sentence for each system where they differ.
 */
export function reconcile(effects: readonly string[], changes: readonly SystemChange[]): string[] {
  const receipts = count(effects.map(e => e.slice(0, e.indexOf('.'))));
  const once = changes.filter((c, n) => c.key === null || changes.findIndex(o => o.system === c.system && o.key === c.key) === n);
  const logged = count(once.map(c => c.system));
  return [...new Set([...receipts.keys(), ...logged.keys()])].sort()
    .filter(s => receipts.get(s) !== logged.get(s))
    .map(s => `${s} changed ${logged.get(s) ?? 0} times by its own log, receipts say ${receipts.get(s) ?? 0}`);
}

function count(words: readonly string[]): Map<string, number> {
  const n = new Map<string, number>();
  for (const w of words) n.set(w, (n.get(w) ?? 0) + 1);
  return n;
}
