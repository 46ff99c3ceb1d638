import type { Actor, RequestView } from '../types';
import type { RulesChange, RulesCheck, RulesView } from './types';

/** The rules: read by those who answer for them, changed only by an approved request (G25). */
export interface RulesDesk {
  rules(actor: Actor): Promise<RulesView>;
  /** What a change would do; nothing is written. */
  checkRules(actor: Actor, change: RulesChange): Promise<RulesCheck>;
  /** Opens a request that somebody who approves rules decides. @throws DeskError 422 when it cannot be used or a test fails. */
  proposeRules(actor: Actor, body: { change: RulesChange; reason: string }): Promise<RequestView>;
}
