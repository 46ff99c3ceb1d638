import { loadRecords, type Case } from '../case';
import { DeskError } from '../desk-api';
import type { Emit, Runtime } from '../runtime';
import { silent } from '../runtime';
import type { Actor, Grant } from '../types';
import { minutesOf } from '../words';
import { endGrant } from '../grants/end';
import { askAgain } from '../grants/extend';
import { asGrant } from '../grants/unknown';
import type { ItemRecord } from '../state/record';
import { findReceipt } from './undo';
import { holds, mustBeSignedIn, mustKnow } from './who';

/** What a person holds through us. Another person's list is for the desk, auditors and admins. */
export async function grants(rt: Runtime, actor: Actor, person = actor.person): Promise<Grant[]> {
  await mustKnow(rt, actor);
  if (person !== actor.person && !(await holds(rt, actor, 'desk')) && !(await holds(rt, actor, 'auditor')) && !(await holds(rt, actor, 'admin'))) {
    throw new DeskError(403, 'You can see your own access only.', 'Ask the service desk.');
  }
  const rows = await rt.journal.listRequests({ people: [person], withGrants: true, limit: 500 });
  const records = await loadRecords(rt.journal, rows.map(r => r.id));
  return records.flatMap(r => r.items.flatMap(i => held(r.id, i))).filter(g => g.person === person).sort((a, b) => b.since.localeCompare(a.since));
}

/** What is given, and what may have been given: not known yet counts as held (G19). */
const held = (requestId: string, item: ItemRecord): Grant[] => (item.grant ? [item.grant] : item.state === 'unknown' && !item.undoOf ? [asGrant(requestId, item)] : []);

/** Giving back one's own access needs nobody's yes. */
export async function returnGrant(rt: Runtime, actor: Actor, grantId: string): Promise<Case> {
  mustBeSignedIn(actor);
  const { kase, item } = await findReceipt(rt, actor, grantId);
  if (item.subject !== actor.person && !(await holds(rt, actor, 'desk')) && !(await holds(rt, actor, 'admin'))) throw new DeskError(403, 'Only the person who holds it can give it back.', 'Ask them.');
  if (item.grant?.state !== 'active') throw new DeskError(409, 'This access is over already.', 'Look at My access.');
  await endGrant(rt, kase, item, actor.person, 'Given back');
  return kase;
}

/** A longer time is a new decision under today's policy, on the same request. */
export async function extendGrant(rt: Runtime, actor: Actor, grantId: string, body: { duration: string; reason?: string }, emit: Emit = silent): Promise<Case> {
  mustBeSignedIn(actor);
  const { kase, item } = await findReceipt(rt, actor, grantId);
  if (item.subject !== actor.person) throw new DeskError(403, 'Only the person who holds it can ask for longer.', 'Ask them.');
  if (item.grant?.state !== 'active' || !item.grant.until) throw new DeskError(409, 'There is no end to move.', 'Ask for it anew.');
  try { minutesOf(body.duration); } catch { throw new DeskError(422, 'That is not a length of time.', 'Use a duration like PT4H.'); }
  await askAgain(rt, kase, item, actor, body, emit);
  return kase;
}
