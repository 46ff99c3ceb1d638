import type { Sayer } from '../contract';
import type { Person, Resource } from '../types';
import { clean, LOOKS_ALIKE } from './clean';
import { sayDuration } from './duration';
import { skeleton } from './skeleton';

const shortName = (ref: string) => clean(ref.slice(ref.lastIndexOf('/') + 1));

/** Names for sentences, from the directory; a ref nobody knows is said by its last part. One that reads like another's says so (G16). */
export function createSayer(people: readonly Person[], resources: readonly Resource[]): Sayer {
  const names = new Map<string, string>();
  for (const r of resources) names.set(r.ref, clean(r.title));
  for (const p of people) names.set(p.ref, clean(p.name));
  const spelt = spellings([...names.values()]);
  const say = (ref: string) => marked(names.get(ref) ?? shortName(ref), spelt);
  return { person: say, resource: say, duration: sayDuration };
}

/** What a name looks like → how it is spelt, by everybody and everything. */
function spellings(names: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const spelt = new Map<string, Set<string>>();
  for (const name of names) {
    const look = skeleton(name);
    const same = spelt.get(look) ?? new Set<string>();
    spelt.set(look, same.add(name.toLowerCase()));
  }
  return spelt;
}

const marked = (name: string, spelt: ReadonlyMap<string, ReadonlySet<string>>) =>
  ((spelt.get(skeleton(name))?.size ?? 0) > 1 ? `${name} (${LOOKS_ALIKE} of another name)` : name);
