import type { DecisionBody, StepUpAnswer } from '@countersign/backstage-plugin-countersign-common';
import { useState } from 'react';
import { wordsOf } from '../api';
import { useDesk } from './data';
import type { CountersignApi } from '../api';

const KEY = 'countersign-step-up';

/** What somebody went away to prove themselves for, with everything they had said already. */
export type Purpose =
  | { readonly kind: 'request'; readonly requestId: string; readonly itemId: string }
  | { readonly kind: 'secret'; readonly requestId: string; readonly secret: string }
  | { readonly kind: 'vouch'; readonly requestId: string; readonly itemId: string; readonly code: string; readonly name: string }
  | { readonly kind: 'approval'; readonly approvalId: string; readonly body: DecisionBody; readonly words: string }
  | { readonly kind: 'glass'; readonly reason: string };
export type Leaving = Purpose & { readonly challengeId: string };

/** What this tab left to prove; another tab knows nothing of it. */
export const rememberProof = (leaving: Leaving) => sessionStorage.setItem(KEY, JSON.stringify(leaving));

/** Taken once: a reload of the page does not send the proof again. */
export function takeProof(): Leaving | undefined {
  const kept = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  try { return kept ? (JSON.parse(kept) as Leaving) : undefined; } catch { return undefined; }
}

/** Away to the identity provider for one purpose; `ProvedPage` is where they come back. */
export function useProof() {
  const desk = useDesk();
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const leave = async (begin: (desk: CountersignApi) => Promise<StepUpAnswer>, purpose: Purpose) => {
    setBusy(true);
    setFault(undefined);
    try {
      const { challengeId, url } = await begin(desk);
      rememberProof({ ...purpose, challengeId });
      window.location.assign(url);
    } catch (e) {
      setFault(wordsOf(e));
      setBusy(false);
    }
  };
  return { leave, busy, fault };
}
