import type { Case } from '../case';
import type { StepUp } from '../ports';
import type { Actor, JsonObject } from '../types';
import { fault } from './step-up';

type Proof = Awaited<ReturnType<StepUp['verify']>>;

/** Why a proof does not count for this person and this very thing; undefined when it does (G17). */
export function failureOf(proof: Proof, person: string, payload: string): string | undefined {
  if (!proof.ok) return proof.reason;
  return proof.person === person && proof.payload === payload ? undefined : 'not-this-person';
}

/** On the record first, without anything that was entered; then it is said (G27). */
export async function failed(kase: Case | undefined, actor: Actor, reason: string, about: JsonObject): Promise<never> {
  kase?.note('step-up.failed', actor.person, { evidence: { ...about, reason } });
  await kase?.commit();
  throw fault(reason);
}
