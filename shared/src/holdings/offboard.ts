import { questionFor, readFacts } from '../action/facts';
import type { Runtime } from '../runtime';
import type { Sayer } from '../contract';
import type { ItemRecord, Leaving } from '../state/record';
import type { ItemSeed } from '../turn/items';
import type { Actor, Json, JsonObject, PersonRef, RequestType, Resource } from '../types';
import { expandHoldings } from './expand';

export interface Offboarding { readonly type: RequestType; readonly slots: JsonObject; readonly actor: Actor; readonly fixed: readonly ItemRecord[]; seed(n: number): ItemSeed; readonly say: Sayer }
export interface Left { readonly items: readonly ItemRecord[]; readonly words: readonly string[]; readonly seen?: Json; readonly leaving?: Leaving; readonly handOff?: string }

/** Whether a request type takes away everything somebody holds, and from whom. */
export function leaverOf(type: RequestType, slots: JsonObject): PersonRef | undefined {
  const each = type.actions.find(a => 'each' in a);
  const slot = each && 'each' in each ? each.of.slice(1) : undefined;
  return slot === undefined ? undefined : String(slots[slot] ?? '') || undefined;
}

/** Everything the person holds, as items; what the requester may not take is not even listed, or asking would tell (G30). */
export async function offboard(rt: Runtime, person: PersonRef, l: Offboarding): Promise<Left> {
  if (person === l.actor.person) return { items: [], words: ['You cannot offboard yourself. Your manager asks for it.'] };
  if (!l.fixed.length || (await isAnyDenied(rt, l))) return { items: l.fixed, words: [] };
  const { items, seen, unreadable } = await expandHoldings(rt, { ...l, person, seed: n => l.seed(l.fixed.length + n) });
  const owned = await ownedBy(rt, person);
  const words = owned.length ? [`Needs a new owner: ${owned.map(r => r.title).join(', ')}.`] : [];
  const leaving = { person, owned: owned.map(r => r.ref) };
  const reasons = [...unreadable.map(title => `${title} could not be read`), ...(owned.length ? ['Things lose their owner'] : [])];
  return { items: [...l.fixed, ...items], words, seen: { ...(seen as object), owned: leaving.owned }, leaving, ...(unreadable.length && { handOff: reasons.join('; ') }) };
}

async function isAnyDenied(rt: Runtime, { type, fixed }: Offboarding): Promise<boolean> {
  for (const item of fixed) {
    const question = await questionFor(rt, item, await readFacts(rt, item), rt.actions.get(item.action), type);
    if (rt.policy.decide(question).outcome === 'deny') return true;
  }
  return false;
}

/** Things that this person owns alone, themself or as the last active member of the group that does. */
async function ownedBy(rt: Runtime, person: PersonRef): Promise<Resource[]> {
  const resources = await rt.directory.resources();
  const owners = [...new Set(resources.flatMap(r => (r.owner ? [r.owner] : [])))];
  const alone = new Set<string>();
  for (const owner of owners) {
    const members = await rt.directory.members(owner);
    if (owner === person || (members.length === 1 && members[0] === person)) alone.add(owner);
  }
  return resources.filter(r => r.owner && alone.has(r.owner)).sort((a, b) => a.title.localeCompare(b.title));
}
