import type { RequestView } from '@countersign/core';
import { createContext, useContext } from 'react';
import type { Acting } from '../lib/useAct';

/** What the cards of one request share. `ask`: does it, then looks until it shows. */
export interface Talk {
  readonly request: RequestView;
  readonly mine: boolean;
  /** The reader works for the desk: names, rules and systems are shown. */
  readonly inside: boolean;
  readonly acting: Acting;
  readonly ask: Acting['act'];
}

const Here = createContext<Talk | undefined>(undefined);
export const TalkProvider = Here.Provider;

export function useTalk(): Talk {
  const talk = useContext(Here);
  if (!talk) throw new Error('A card stands outside of its request');
  return talk;
}
