import { randomUUID } from 'node:crypto';
import { DeskError } from '../desk-api';
import type { Runtime } from '../runtime';
import type { ItemRecord } from '../state/record';
import type { Actor, Person } from '../types';
import { waitingItem } from '../verbs/step-up';
import { mustKnow } from '../verbs/who';
import { relationIsOld } from './ages';
import { digestOf, newCode } from './code';
import type { VouchingStarted } from './types';

/** How long a code counts, in minutes. */
const CODE_MINUTES = 10;
/** Wrong codes until it is over. */
export const TRIES = 3;

/** The person who cannot prove it asks their manager to say that it is them. A new code ends the one before. */
export async function startVouching(rt: Runtime, actor: Actor, id: string, itemId: string): Promise<VouchingStarted> {
  const { kase, item } = await waitingItem(rt, actor, id, itemId);
  if (item.by !== item.subject) throw new DeskError(403, 'A manager vouches for the person themself.', 'Let the person ask for this from their own session.');
  const manager = await whoVouches(rt, await mustKnow(rt, actor), item);
  mustWaitAfterGuesses(rt, item);
  const [code, vouchingId, now] = [newCode(), randomUUID(), rt.clock.now()];
  const until = new Date(now.getTime() + CODE_MINUTES * 60_000).toISOString();
  const secret = await rt.secrets.keep(item.subject, code, CODE_MINUTES);
  const vouching = { id: vouchingId, manager: manager.ref, at: now.toISOString(), until, tries: 0, digest: digestOf(rt.key, vouchingId, code), secret };
  kase.note('vouching.started', actor.person, { item: item.id, set: { vouching } });
  await kase.commit();
  await rt.notices.send({
    to: [manager.ref], title: 'Somebody who reports to you cannot prove who they are', requestId: id, severity: 'high',
    body: 'Speak to them, then enter the code they read to you under Approvals. Never take a code from a chat or a mail.',
  }).catch(error => rt.log.warn(`notice failed: ${error.message}`));
  return { manager: { ref: manager.ref, name: manager.name }, until, next: `Call ${manager.name} and read the code to them. It is shown once and counts for ${CODE_MINUTES} minutes.` };
}

/** The code, to the person it was made for, once. */
export async function vouchingCode(rt: Runtime, actor: Actor, id: string, itemId: string): Promise<{ code: string; until: string }> {
  const { item } = await waitingItem(rt, actor, id, itemId);
  const shown = item.vouching ? await rt.secrets.reveal(item.vouching.secret, actor.person) : undefined;
  if (!item.vouching || !shown?.ok) throw new DeskError(404, 'There is no code to show.', 'It is shown once. Ask your manager again to get a new one.');
  return { code: shown.value, until: item.vouching.until };
}

/** Their manager as it counts; not one who made this, is new as their manager, or would be the only one to look at a privileged account. */
export async function whoVouches(rt: Runtime, subject: Person, item: ItemRecord): Promise<Person> {
  const manager = subject.manager ? await rt.directory.person(subject.manager) : undefined;
  if (!manager?.active || manager.ref === subject.ref || item.makers.includes(manager.ref)) throw new DeskError(409, 'Nobody can vouch for you here.', 'Ask the service desk to meet you in person.');
  if (!relationIsOld(rt, subject)) throw new DeskError(409, 'Your manager changed less than 14 days ago, so their word does not count yet.', 'Prove it on a registered device, or ask the service desk to meet you in person.');
  if (subject.privileged && !guarded(item)) throw new DeskError(409, 'For an account with far-reaching rights one manager is not enough.', 'Prove it on a registered device, or ask security.');
  return manager;
}

/** Another code does not buy more guesses within ten minutes. */
function mustWaitAfterGuesses(rt: Runtime, { vouching }: ItemRecord): void {
  if (vouching && vouching.tries >= TRIES && vouching.until > rt.clock.now().toISOString()) {
    throw new DeskError(429, 'Three wrong codes were entered.', `Ask for a new one at ${vouching.until.slice(11, 16)} UTC.`);
  }
}

/** Policy asks for a wait and two more people: then a manager's word is one proof among several (journey 5). */
function guarded({ decision }: ItemRecord): boolean {
  const needs = decision?.needs ?? [];
  return needs.some(n => n.kind === 'cooling-off') && needs.reduce((sum, n) => sum + (n.kind === 'approval' ? n.count : 0), 0) >= 2;
}
