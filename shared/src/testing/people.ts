import type { Roles } from '../ports';
import type { Person, Resource } from '../types';

const person = (name: string, extra: Partial<Person> = {}): Person =>
  ({ ref: `user:default/${name}`, name: name[0].toUpperCase() + name.slice(1), groups: [], employment: 'employee', active: true, privileged: false, tags: [], manager: 'user:default/mara', ...extra });

export const PEOPLE: Person[] = [
  person('ben'), person('juno', { employment: 'contractor' }), person('mara', { manager: 'user:default/vera' }), person('vera', { manager: undefined }),
  person('chloe', { groups: ['group:default/data'] }), person('felix', { groups: ['group:default/data'] }),
  person('sam', { groups: ['group:default/desk'] }), person('otto', { groups: ['group:default/audit'] }), person('ines', { groups: ['group:default/it'] }), person('iris', { groups: ['group:default/it'] }),
  person('noor', { groups: ['group:default/sec'] }), person('dana', { groups: ['group:default/sec'] }),
];
export const RESOURCES: Resource[] = [
  { ref: 'resource:default/figma', title: 'Figma', kind: 'app', owner: 'group:default/data', sensitivity: 'low', tags: [] },
  { ref: 'resource:default/payments-db', title: 'payments-db', kind: 'system', owner: 'group:default/data', tier: 1, tags: [] },
];

export const ROLES: Roles = {
  admin: ['group:default/it'], auditor: ['group:default/audit'], desk: ['group:default/desk'], security: ['group:default/sec'],
  policyAuthor: ['group:default/it'], policyApprover: ['group:default/sec'], connectorOperator: ['group:default/it'], privacy: ['user:default/vera'],
};
