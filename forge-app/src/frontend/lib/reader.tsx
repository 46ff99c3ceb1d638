import { createContext, useContext } from 'react';
import type { Me } from '../../contract';
import { left, when, type Zone } from './zone';

/** Who reads, what they may do here, and where they are. */
export interface Reader { readonly me: Me; readonly zone: Zone }

const Here = createContext<Reader | undefined>(undefined);
export const ReaderProvider = Here.Provider;

export function useReader(): Reader & { readonly time: (iso: string) => string; readonly timeLeft: (until?: string) => string } {
  const reader = useContext(Here);
  if (!reader) throw new Error('A piece of a page stands outside of its page');
  return { ...reader, time: iso => when(iso, reader.zone), timeLeft: until => left(until, reader.zone) };
}
