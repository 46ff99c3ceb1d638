const KEY = 'countersign-step-up';
export interface Leaving { readonly requestId: string; readonly itemId: string; readonly challengeId: string }

/** What this tab left to prove; another tab knows nothing of it. */
export const rememberProof = (leaving: Leaving) => sessionStorage.setItem(KEY, JSON.stringify(leaving));

/** Taken once: a reload of the page does not send the proof again. */
export function takeProof(): Leaving | undefined {
  const kept = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  try { return kept ? (JSON.parse(kept) as Leaving) : undefined; } catch { return undefined; }
}
