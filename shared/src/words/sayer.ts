import type { Sayer } from '../contract';
import type { Person, Resource } from '../types';
import { clean } from './clean';
import { sayDuration } from './duration';

const shortName = (ref: string) => clean(ref.slice(ref.lastIndexOf('/') + 1));

/** Names for sentences, from the directory; a ref nobody knows is said by its last part. */
export function createSayer(people: readonly Person[], resources: readonly Resource[]): Sayer {
  const names = new Map<string, string>();
  for (const r of resources) names.set(r.ref, clean(r.title));
  for (const p of people) names.set(p.ref, clean(p.name));
  const say = (ref: string) => names.get(ref) ?? shortName(ref);
  return { person: say, resource: say, duration: sayDuration };
}
