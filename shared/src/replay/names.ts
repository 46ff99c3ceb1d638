import { madeBy } from '../audit/vitals';
import type { Sayer } from '../contract';
import type { Runtime } from '../runtime';
import type { Json } from '../types';
import { createSayer, sayDuration } from '../words';

/** Says names as another sayer does, and remembers which it said: a sentence can then be made again without any directory. */
export function rememberingSayer(say: Sayer): { readonly say: Sayer; readonly names: Record<string, string> } {
  const names: Record<string, string> = {};
  const kept = (ref: string, name: string) => (names[ref] = name);
  return { names, say: { person: ref => kept(ref, say.person(ref)), resource: ref => kept(ref, say.resource(ref)), duration: say.duration } };
}

/** Names as the directory says them now. */
export async function namesNow(rt: Pick<Runtime, 'directory'>) {
  const [people, resources] = await Promise.all([rt.directory.people(), rt.directory.resources()]);
  return rememberingSayer(createSayer(people, resources));
}

/** What a plan is made again from. `slots`: by its request type; `typed` and `untyped`: from its input, with the request type's ladders or without. */
export function planEvidence(rt: Pick<Runtime, 'rulesVersion' | 'version' | 'model' | 'requestTypes'>, names: Readonly<Record<string, string>>, how: 'slots' | 'typed' | 'untyped'): { [key: string]: Json } {
  const rules = rt.rulesVersion();
  return { v: 1, how, made: madeBy(rt), facts: { names: { ...names } }, ...(rules !== undefined && { rules }) };
}

export const recordedSayer = (names: Readonly<Record<string, string>>): Sayer => {
  const say = (ref: string) => names[ref] ?? ref;
  return { person: say, resource: say, duration: sayDuration };
};
