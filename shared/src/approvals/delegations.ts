import { randomUUID } from 'node:crypto';
import { Case } from '../case';
import { DeskError } from '../desk-api';
import type { Runtime } from '../runtime';
import type { Actor, Json, Person } from '../types';
import { mustBeSignedIn, mustKnow } from '../verbs/who';
import { DELEGATION_DAYS, isActive } from './board';
import { tellAsked } from './ask';
import { askedAnew, write } from './remind';
import type { Delegation, DelegationsView } from './types';

const DAY_MS = 86_400_000;
export interface Away { readonly to: string; readonly from: string; readonly until: string; readonly reason?: string }

/** Everybody sees their own: what they gave and what they were given. */
export async function delegations(rt: Runtime, actor: Actor): Promise<DelegationsView> {
  const me = await mustKnow(rt, actor);
  const now = rt.clock.now().toISOString();
  const mine = (await rt.delegations.read()).filter(d => d.from === me.ref || d.to === me.ref);
  const name = async (ref: string) => (await rt.directory.person(ref))?.name ?? ref;
  const items = await Promise.all(mine.map(async d => {
    const state = isActive(d, now) ? 'active' as const : d.endedAt || d.until <= now ? 'over' as const : 'coming' as const;
    return { ...d, fromName: await name(d.from), toName: await name(d.to), state, mayEnd: state !== 'over' };
  }));
  return { items: items.reverse(), mayDelegate: await decidesAnything(rt, me), mostDays: DELEGATION_DAYS };
}

/** Somebody decides in my place while I am away. Dated, never onward, only to an employee (G12). */
export async function delegate(rt: Runtime, actor: Actor, body: Away): Promise<DelegationsView> {
  mustBeSignedIn(actor);
  const me = await mustKnow(rt, actor);
  if (!(await decidesAnything(rt, me))) throw new DeskError(403, 'Nothing waits for your decisions that somebody else could take over.', 'Ask the service desk.');
  const { since, until } = mustBeDated(rt, body);
  await mustSuit(rt, me, body.to);
  await rt.delegations.write(all => {
    const meanwhile = all.find(d => d.from === me.ref && !d.endedAt && d.since < until && since < d.until);
    if (meanwhile) throw new DeskError(409, 'Somebody already decides for you in that time.', 'End that first.');
    const made: Omit<Delegation, 'from'> = { id: randomUUID(), to: body.to, since, until, ...(body.reason?.trim() && { reason: body.reason.trim().slice(0, 200) }) };
    return [{ kind: 'delegation.made', actor: me.ref, data: made as unknown as Json }];
  });
  await rt.notices.send({ to: [body.to], title: `You decide for ${me.name} until ${until.slice(0, 10)}`, body: 'What waits for them comes to you. You cannot give it on.', requestId: '', severity: 'normal' }).catch(e => rt.log.warn(`notice failed: ${(e as Error).message}`));
  await askAgain(rt, me.ref);
  return delegations(rt, actor);
}

/** Either of the two ends it. */
export async function endDelegation(rt: Runtime, actor: Actor, id: string): Promise<DelegationsView> {
  mustBeSignedIn(actor);
  const me = await mustKnow(rt, actor);
  const now = rt.clock.now().toISOString();
  let ended: Delegation | undefined;
  await rt.delegations.write(all => {
    ended = all.find(d => d.id === id && (d.from === me.ref || d.to === me.ref));
    if (!ended) throw new DeskError(404, 'There is no such delegation of yours.', 'Look at your delegations again.');
    if (ended.endedAt || ended.until <= now) throw new DeskError(409, 'That is over already.', 'Look at your delegations again.');
    return [{ kind: 'delegation.ended', actor: me.ref, data: { id } }];
  });
  if (ended) await askAgain(rt, ended.to);
  return delegations(rt, actor);
}

function mustBeDated(rt: Pick<Runtime, 'clock'>, { from, until }: Away) {
  const [a, b, now] = [Date.parse(from), Date.parse(until), rt.clock.now().getTime()];
  if (!(b > a) || b <= now) throw new DeskError(422, 'It needs a start and a later end.', 'Pick the days you are away.');
  if (b - Math.max(a, now) > DELEGATION_DAYS * DAY_MS) throw new DeskError(422, `It lasts at most ${DELEGATION_DAYS} days.`, 'Pick an earlier end, and set it again then.');
  return { since: new Date(Math.max(a, now)).toISOString(), until: new Date(b).toISOString() };
}

async function mustSuit(rt: Runtime, me: Person, to: string): Promise<void> {
  const person = to === me.ref ? undefined : await rt.directory.person(to);
  if (!person?.active || person.employment !== 'employee') throw new DeskError(422, 'Only another active employee can decide for you.', 'Pick somebody of your team or your manager.');
}

/** Manages somebody, owns something or holds a role that approves: nobody else has anything to give on. */
async function decidesAnything({ directory, roles, settings }: Runtime, { ref, groups }: Person): Promise<boolean> {
  const mine = [ref, ...groups];
  const named = [...Object.values(roles).flat(), ...Object.values(settings.approvers).flat(), ...settings.fallback];
  if (named.some(r => mine.includes(r))) return true;
  if (await directory.leads?.(ref)) return true;
  const [people, resources] = await Promise.all([directory.people(), directory.resources()]);
  return people.some(p => p.manager === ref) || resources.some(r => r.owner !== undefined && mine.includes(r.owner));
}

/** What waits for this person waits for whoever may decide it now. */
async function askAgain(rt: Runtime, person: string): Promise<void> {
  for (const row of await rt.journal.listRequests({ waitingOn: person, limit: 200 })) {
    const kase = await Case.load(rt.journal, rt.clock, row.id);
    for (const item of kase?.now.items.filter(i => i.waiting?.for === 'approval') ?? []) {
      const steps = await askedAnew(rt, item).catch(() => undefined);
      if (kase && steps && JSON.stringify(steps) !== JSON.stringify(item.steps) && (await write(kase, item, 'approval.asked-anew', steps))) await tellAsked(rt, kase, item.id, item.steps);
    }
  }
}
