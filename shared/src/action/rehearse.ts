import { candidatesFor } from '../approvals/candidates';
import { electorateOf } from '../approvals/electorate';
import type { Case } from '../case';
import type { Runtime } from '../runtime';
import type { ItemRecord } from '../state/record';
import type { Decision } from '../types';
import { createSayer } from '../words';
import type { Facts } from './facts';

/** Decided and nothing more: a dry run, or a request type in shadow. Taking back what really happened is never a rehearsal (G24). */
export const isRehearsed = (rt: Runtime, kase: Case, item: ItemRecord): boolean =>
  kase.now.rehearsal === true || (!item.undoOf && rt.types.get(item.requestType)?.autonomy === 'shadow');

/** What would happen now, and who would be asked; nobody is. */
export async function rehearsedWords(rt: Runtime, item: ItemRecord, facts: Facts, decision: Decision): Promise<string> {
  const [people, electorate] = await Promise.all([rt.directory.people(), electorateOf(rt, facts, { ...item, decision })]);
  const say = createSayer(people, []);
  const needs = await Promise.all(decision.needs.map(async need => {
    if (need.kind === 'step-up') return 'proof of identity';
    if (need.kind === 'cooling-off') return `${need.minutes} minutes of waiting`;
    const able = await candidatesFor(need.role, electorate);
    const who = able.length < need.count ? 'and nobody is left who may give it' : able.map(p => say.person(p)).join(' or ');
    return `${need.count === 1 ? 'a yes' : `${need.count} yeses`} of the ${need.role} (${who})`;
  }));
  return `Rehearsed only: nothing was changed. ${needs.length ? `It would need ${needs.join(', then ')}.` : 'It would be done at once.'}`;
}
