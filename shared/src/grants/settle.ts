import { finish } from '../action/act';
import { actionOf } from '../action/gone';
import { GRACE_MS } from '../action/recover';
import { commitItem } from '../action/settle';
import { readState } from '../action/verify';
import type { Case } from '../case';
import { DeskError } from '../desk-api';
import { openCase, silent, type Runtime } from '../runtime';
import type { ItemRecord } from '../state/record';
import type { Actor } from '../types';
import { holds, mustBeSignedIn, mustHold, mustSee } from '../verbs/who';
import { tryEndingAgain } from './not-ended';
import { answered } from './unknown';

/**
 * A person answers an outcome nobody knows. Not the person it is about, not before it can no longer be under way,
 * and never against what the system says when it can be read (G19).
 */
export async function settle(rt: Runtime, actor: Actor, requestId: string, itemId: string, body: { evidence: string; held: boolean }): Promise<Case> {
  const { kase, item } = await openQuestion(rt, actor, requestId, itemId);
  const evidence = body.evidence.trim();
  if (evidence.length < 3) throw new DeskError(422, 'Evidence is missing.', 'Say what you saw and where.');
  const action = actionOf(rt, item);
  const seen = await readState(rt, action, item);
  const happened = seen.held === 'unknown' ? body.held : seen.held === 'held';
  kase.note('item.settled', actor.person, { evidence: { item: item.id, says: body.held, evidence, system: seen.held, ...(seen.state !== undefined && { state: seen.state }) } });
  if (happened) await finish(rt, kase, item, action, { outcome: 'changed', before: item.intent?.before, seen }, silent);
  else if (item.ends) await tryEndingAgain(rt, kase, item, 'It was not taken away');
  else await didNotHappen(kase, item, actor, evidence);
  await kase.reload();
  return kase;
}

async function openQuestion(rt: Runtime, actor: Actor, requestId: string, itemId: string): Promise<{ kase: Case; item: ItemRecord }> {
  mustBeSignedIn(actor);
  const kase = await openCase(rt, requestId);
  await mustSee(rt, actor, kase.now);
  if (!(await holds(rt, actor, 'admin'))) await mustHold(rt, actor, 'desk', 'Closing an open question');
  const item = kase.now.items.find(i => i.id === itemId);
  if (!item || item.state !== 'unknown' || !item.intent) throw new DeskError(409, 'The outcome of this is not open.', 'Look at the request.');
  if (item.makers.includes(actor.person)) throw new DeskError(403, 'You asked for this, or it is about you.', 'Let a colleague of the service desk close it.');
  if (Date.parse(item.intent.expiresAt) + GRACE_MS > rt.clock.now().getTime()) throw new DeskError(409, 'It may still be under way.', 'Wait two minutes and look again.');
  return { kase, item };
}

async function didNotHappen(kase: Case, item: ItemRecord, actor: Actor, evidence: string): Promise<void> {
  answered(kase, item);
  kase.note('item.refused', actor.person, { item: item.id, set: { state: 'refused', intent: null, waiting: null, exception: null, because: `It did not happen: ${evidence}` } });
  await commitItem(kase, item.id);
}
