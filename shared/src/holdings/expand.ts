import type { Runtime } from '../runtime';
import type { Sayer } from '../contract';
import type { ItemRecord } from '../state/record';
import { itemOf, type ItemSeed } from '../turn/items';
import type { Json, JsonObject, PersonRef, RequestType } from '../types';
import { END_GRANT, LOOK_UP } from './actions';
import { count, countable, type Counted } from './census';
import { givenTo, isLive, keyOf } from './match';

/** What everything a person holds comes to, and what was seen when it was planned. */
export interface Expanded { readonly items: readonly ItemRecord[]; readonly seen: Json; readonly unreadable: readonly string[] }
export interface Expanding { readonly type: RequestType; readonly slots: JsonObject; readonly person: PersonRef; seed(n: number): ItemSeed; readonly say: Sayer }

/**
 * One item for every live grant here and every holding that a system reports for the person, in an order that does not depend on who answers
 * first. A system that cannot be read becomes an item for a person; the rest goes on.
 */
export async function expandHoldings(rt: Runtime, e: Expanding): Promise<Expanded> {
  const counted = await Promise.all([...countable(rt)].sort((a, b) => a.id.localeCompare(b.id)).map(s => count(rt, s)));
  const grants = (await givenTo(rt, e.person)).filter(g => isLive(g.grant) && g.grant.state !== 'ending').sort((a, b) => a.grant.id.localeCompare(b.grant.id));
  const planned = grants.map(({ grant: g }) => ({ action: END_GRANT, input: { person: g.person, grant: g.id, resource: g.resource, ...(g.role && { role: g.role }), reason: e.type.title } as JsonObject }));
  const covered = new Set(grants.map(g => g.takes));
  const seen: { [system: string]: Json } = { grants: grants.map(g => g.grant.id) };
  for (const c of counted) {
    const found = await heldBy(rt, c, e.person);
    seen[c.system.id] = 'unreadable' in c ? { unreadable: c.unreadable.slice(0, 200) } : found === undefined ? 'no account' : found.map(h => ({ account: h.account, resource: h.resource, role: h.role ?? null, until: h.until ?? null }));
    for (const h of found ?? []) {
      const access = keyOf(c.system, h, e.person);
      if (covered.has(access)) continue;
      covered.add(access);
      planned.push({ action: `${c.system.id}.${h.revoke.change}`, input: h.revoke.input(e.person) });
    }
  }
  const items = planned.map(({ action, input }, n) => itemOf(rt.actions.get(action), e.type, input, e.slots, e.seed(n), e.say));
  const unreadable = counted.flatMap(c => ('unreadable' in c ? [c.system] : []));
  return { seen, unreadable: unreadable.map(s => s.title), items: [...items, ...unreadable.map((s, n) => byHand(rt, e, s, items.length + n))] };
}

/** Undefined: no account of this person is linked there, so nothing there can be told to be theirs. */
async function heldBy(rt: Runtime, c: Counted, person: PersonRef) {
  if ('unreadable' in c) return [];
  const account = await rt.accounts.find(person, c.system.id);
  if (account === undefined) return undefined;
  return c.holdings.filter(h => h.account === account).sort((a, b) => a.resource.localeCompare(b.resource) || (a.role ?? '').localeCompare(b.role ?? ''));
}

/** Ends where a person begins: nothing was guessed about what that system holds. */
function byHand(rt: Runtime, e: Expanding, system: { readonly id: string; readonly title: string }, n: number): ItemRecord {
  const input = { person: e.person, system: system.id, title: system.title, reason: e.type.title };
  const because = `${system.title} could not be read, so what is held there is looked up and taken away by hand.`;
  return { ...itemOf(rt.actions.get(LOOK_UP), e.type, input, e.slots, e.seed(n), e.say), state: 'handed-over', because };
}
