import { DeskError } from '../desk-api';
import type { Runtime } from '../runtime';
import type { Actor } from '../types';
import { mustBeAbleToDecide, mustBeCandidate, openApproval } from './find';
import { readLink } from './links';
import type { OpenedLink } from './types';

const refused = (status: 403 | 422) => new DeskError(status, 'This link does not open anything.', 'Open Approvals: what waits for you is there.');

/** A link opens the decision for the person it was sent to, once. Whether they may decide is asked as if there were no link (G15). */
export async function openLink(rt: Runtime, actor: Actor, token: string): Promise<OpenedLink> {
  await mustBeAbleToDecide(rt, actor);
  const claims = readLink(rt.key, rt.clock, token);
  if (!claims) throw refused(422);
  if (claims.aud !== actor.person) throw refused(403);
  const found = await openApproval(rt, claims.sub);
  await mustBeCandidate(rt, actor, found);
  await rt.links.write(used => {
    if (used.has(claims.jti)) throw new DeskError(409, 'This link was used already.', 'Open Approvals: what waits for you is there.');
    return [{ kind: 'link.opened', actor: actor.person, data: { jti: claims.jti, approval: claims.sub } }];
  });
  return { approvalId: claims.sub, requestId: found.kase.id, changed: found.item.payloadHash !== claims.payload, open: found.step.state === 'open' && found.item.waiting?.for === 'approval' };
}
