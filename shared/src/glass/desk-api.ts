import type { Emit } from '../runtime';
import type { StepUpChallenge } from '../ports';
import type { Actor, JsonObject, RequestView } from '../types';
import type { GlassVerdict, GlassView } from './types';

/** Acting without asking when there is nobody to ask (G22). */
export interface GlassDesk {
  breakGlassView(actor: Actor): Promise<GlassView>;
  /** Proof of identity of their own comes first, bound to the reason. */
  challengeGlass(actor: Actor, body: { reason: string; method?: string }): Promise<StepUpChallenge>;
  /** Opens a window of at most an hour; security is told at once. */
  breakGlass(actor: Actor, body: { reason: string; challengeId: string; proof: string }): Promise<GlassView>;
  /** One listed action, now: no model, no approvals; capability, intent, read-back and record as ever. */
  glassDo(actor: Actor, body: { action: string; input: JsonObject }, emit?: Emit): Promise<RequestView>;
  /** Somebody else in security says whether it was justified. */
  reviewGlass(actor: Actor, id: string, body: { verdict: GlassVerdict; text: string }): Promise<GlassView>;
}
