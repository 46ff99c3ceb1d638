import type { Case } from '../case';
import { Conflict } from '../journal';
import type { Runtime } from '../runtime';
import { checkDue } from '../state/status';
import type { PersonRef } from '../types';
import { namesNow } from '../replay';
import { count, countable } from './census';

/**
 * Once everything of an offboarding has ended, each system says what this person still holds; once, and written on the request (G4, G20).
 * What is left, and what lost its owner, is the service desk's.
 */
export async function lookForLeftovers(rt: Runtime, kase: Case): Promise<void> {
  const { leaving, handoff } = kase.now;
  if (!leaving || !checkDue(kase.now)) return;
  const { says, left, unread } = await heldStill(rt, leaving.person);
  const { say } = await namesNow(rt);
  const at = rt.clock.now().toISOString();
  const reasons = [...(left.length ? ['Access is left after somebody was offboarded'] : []), ...(leaving.owned.length ? ['Things lose their owner'] : [])];
  const free = handoff?.state !== 'open' && handoff?.state !== 'taken';
  const summary = [says, ...(leaving.owned.length ? [`Needs a new owner: ${leaving.owned.map(ref => say.resource(ref)).join(', ')}.`] : [])].join(' ');
  kase.note('offboarding.checked', 'countersign', {
    request: { leaving: { ...leaving, checked: { at, says } }, ...(reasons.length && free && { handoff: { reason: reasons.join('; '), summary, tried: kase.now.items.map(i => i.sentence), at, state: 'open' } }) },
    evidence: { left, unread },
  });
  try {
    await kase.commit(newer => !checkDue(newer));
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
  }
}

/** What every system that can be read says; a system without a link to this person holds nothing of theirs that could be told. */
async function heldStill(rt: Runtime, person: PersonRef) {
  const { say } = await namesNow(rt);
  const left: string[] = [];
  const unread: string[] = [];
  for (const counted of await Promise.all(countable(rt).map(s => count(rt, s)))) {
    if ('unreadable' in counted) { unread.push(counted.system.title); continue; }
    const account = await rt.accounts.find(person, counted.system.id);
    for (const h of counted.holdings) if (account !== undefined && h.account === account) left.push(`${h.role ? `${h.role} on ` : ''}${say.resource(h.resource)} in ${counted.system.title}`);
  }
  const parts = [left.length ? `Still there: ${left.join('; ')}.` : 'Nothing is left in the systems I can read.', ...(unread.length ? [`Not read: ${unread.join(', ')}.`] : [])];
  return { left, unread, says: parts.join(' ') };
}
