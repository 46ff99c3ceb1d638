import type { Case } from '../case';
import { DeskError } from '../desk-api';
import { silent, type Runtime } from '../runtime';
import { isEnded } from '../state/status';
import type { Actor } from '../types';
import { findReceipt } from '../verbs/undo';
import { holds, mustBeSignedIn } from '../verbs/who';
import { endGrant } from './end';

/** "Try again": what is still being tried runs now; what was refused for good is tried anew. Owners of the thing, desk and administrators. */
export async function endAgain(rt: Runtime, actor: Actor, grantId: string): Promise<Case> {
  mustBeSignedIn(actor);
  const { kase, item } = await findReceipt(rt, actor, grantId);
  const owner = item.grant?.exception?.owner;
  const owns = owner !== undefined && (await rt.directory.members(owner)).includes(actor.person);
  if (!owns && !(await holds(rt, actor, 'desk')) && !(await holds(rt, actor, 'admin'))) throw new DeskError(403, 'Only its owner or the service desk can try this again.', 'Ask them.');
  if (item.grant?.state !== 'exception' && item.grant?.state !== 'ending') throw new DeskError(409, 'There is nothing to try again.', 'Look at the request.');
  const open = kase.now.items.find(i => i.undoOf === item.id && i.ends && !isEnded(i));
  if (open) await rt.items.run(kase, open.id, silent);
  else await endGrant(rt, kase, item, actor.person, item.grant.endedBecause ?? 'Time is over');
  await kase.reload();
  return kase;
}
