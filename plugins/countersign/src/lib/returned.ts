import type { CountersignApi } from '../api';
import { BASE, requestPath } from '../routes';
import type { Leaving } from './proof';

export interface Back { readonly path: string; readonly said: string; readonly state?: { readonly told: string } }
type Of<K extends Leaving['kind']> = Extract<Leaving, { kind: K }>;

/** Where each purpose began, whether the proof was good or not. */
export const backTo = (l: Leaving): Back => {
  switch (l.kind) {
    case 'request': case 'secret': return { path: requestPath(l.requestId), said: 'Back to your request' };
    case 'vouch': return { path: `${BASE}/approvals`, said: 'Back to Approvals', state: { told: `You said that it is ${l.name}` } };
    case 'approval': return { path: `${BASE}/approvals`, said: 'Back to Approvals', state: { told: l.words } };
    default: return { path: `${BASE}/governance/break-glass`, said: 'Back to break-glass' };
  }
};

/** Hands the proof over, once, for the purpose somebody left with. */
export const handOver: { readonly [K in Leaving['kind']]: (desk: CountersignApi, leaving: Of<K>, proof: string) => Promise<unknown> } = {
  request: (desk, { requestId, itemId, challengeId }, proof) => desk.stepUp(requestId, { itemId, challengeId, proof }),
  // The card on the request shows it: what is secret passes through no address and no history.
  secret: async (_desk, { secret, challengeId }, proof) => { arrived = { secret, challengeId, proof }; },
  vouch: (desk, { requestId, itemId, code, challengeId }, proof) => desk.vouch(requestId, { itemId, code, challengeId, proof }),
  approval: (desk, { approvalId, body, challengeId }, proof) => desk.decide(approvalId, { ...body, challengeId, proof }),
  glass: (desk, { reason, challengeId }, proof) => desk.breakGlass({ reason, challengeId, proof }),
};

let arrived: { readonly secret: string; readonly challengeId: string; readonly proof: string } | undefined;
/** The proof for a secret that waits to be shown; in memory alone, and taken once. */
export function takeArrived(secret: string) {
  if (arrived?.secret !== secret) return undefined;
  const { challengeId, proof } = arrived;
  arrived = undefined;
  return { challengeId, proof };
}
