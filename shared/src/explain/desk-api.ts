import type { Actor } from '../types';
import type { Why } from './types';

export interface ExplainDesk {
  /** Answered from the record, to whoever may see the request; facts about a person only to those who answer for the decision (G30). */
  why(actor: Actor, id: string, itemId: string): Promise<Why>;
}
