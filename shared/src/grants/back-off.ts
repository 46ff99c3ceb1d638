const MINUTE_MS = 60_000;
const LONGEST_MS = 60 * MINUTE_MS;
/** After this long a person owns the question; trying goes on. */
const OWNED_AFTER_MS = 24 * 60 * MINUTE_MS;

/** Pure. 1, 2, 4 … 60 minutes: as long again as it has been tried already. */
export function nextTry(since: string, now: Date): { readonly retryAt: string; readonly owned: boolean } {
  const tried = Math.max(0, now.getTime() - Date.parse(since));
  const pause = Math.min(tried + MINUTE_MS, LONGEST_MS);
  return { retryAt: new Date(now.getTime() + pause).toISOString(), owned: tried >= OWNED_AFTER_MS };
}
