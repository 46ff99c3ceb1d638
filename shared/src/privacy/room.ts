import type { Ports } from '../ports';
import { PrivacyBoard } from './board';
import { ReadingLog } from './readings';
import { RetentionWalk } from './retention';

/** Holds, readings and the retention pass of one process. */
export interface PrivacyRoom { readonly board: PrivacyBoard; readonly readings: ReadingLog; readonly retention: RetentionWalk }

export function privacyRoom(ports: Pick<Ports, 'journal' | 'clock' | 'log' | 'retention'>): PrivacyRoom {
  const { journal, clock, log, retention } = ports;
  const board = new PrivacyBoard(journal, clock);
  return { board, readings: new ReadingLog(journal, clock), retention: new RetentionWalk({ journal, clock, log, board, ...(retention && { retention }) }) };
}
