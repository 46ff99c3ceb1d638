import type { PolicyQuestion } from '../ports';
import type { Decision } from '../types';
import { FLOOR, isOwnAction, raise } from './raise';

/**
 * What holds while glass is broken, in place of the company's policy: never the control plane, never somebody who has left, and never many
 * people without two who look at it (G22). `q.glass` says whether the window holds.
 */
export function glassDecision(q: PolicyQuestion, policyDigest: string): Decision {
  const base: Decision = { outcome: 'allow', rules: [FLOOR.glass], needs: [], offers: [], coordinates: q.coordinates, policyDigest };
  const denied = (rule: Decision['rules'][number]): Decision => ({ ...base, outcome: 'deny', rules: [rule] });
  if (!q.glass || !q.requester.active) return denied(FLOOR.glassOver);
  // Without standing nobody knows what it touches.
  if (!q.standing || q.standing.controlPlane || q.standing.hostAdmin || isOwnAction(q.action)) return denied(FLOOR.glassControlPlane);
  return raise(base, { ...q, standing: { ...q.standing, admins: Infinity } });
}
