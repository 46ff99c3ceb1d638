import type { Person, Resource } from '../types';
import type { CheckedPolicy } from './check';
import { checkProperties, type PropertyResult } from './check-properties';
import type { PolicyTable } from './table';

/** Verbs that give access wherever a company does not say so itself (`gives:`). */
const GIVES = /\.(?:grant|add|assign|invite|join)\b/;

export interface Promised { readonly texts: readonly string[]; readonly table: PolicyTable; readonly people: readonly Person[]; readonly resources: readonly Resource[]; readonly most?: number }

/** Actions that the texts of policies and the rows of a table name: what a policy test is about. */
export const actionsNamed = ({ texts, table }: Pick<Promised, 'texts' | 'table'>): string[] =>
  [...new Set([...texts.flatMap(t => [...t.matchAll(/Action::"([a-z]+\.[a-z-]+)"/g)].map(m => m[1])), ...table.cases.map(c => c.action)])];

/** What a company promises about its whole policy (`properties:` of its table). */
export function checkPromises(policy: CheckedPolicy, p: Promised): PropertyResult[] {
  const actions = actionsNamed(p);
  const gives = [...p.table.gives, ...actions.filter(a => GIVES.test(a))];
  return checkProperties(policy, { people: p.people, resources: p.resources, actions, gives, takes: p.table.takes }, { ids: p.table.properties, ...(p.most && { most: p.most }) });
}
