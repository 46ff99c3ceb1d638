import { roleIn } from './roles';
import { resolveSlots } from './slots';
import type { RequestType } from '../types';

const OWN = ['Administrators', 'Developers', 'Viewers'];

it.each([
  ['role Developers in Payments', 'Developers'], ['make me a developer of Payments', 'Developers'], ['I need to be administrator of Payments', 'Administrators'],
  ['admin of Payments please', 'Administrators'], ['view access to Payments', 'Viewers'], ['I need Payments', undefined], ['redevelopers in Payments', undefined],
])('%s means %s', (text, role) => {
  expect(roleIn(OWN, text)).toBe(role);
});

it('keeps the everyday word where a system has it as a role', () => {
  expect(roleIn(['read', 'write'], 'write access to the readers')).toBe('write');
});

describe('a role of a thing with roles of its own', () => {
  const type = { id: 'project-role', slots: { project: { type: 'entity', kind: 'project', required: true }, role: { type: 'role', required: true, question: 'Which role?' } } } as unknown as RequestType;
  const lexicon = { people: [], resources: [{ ref: 'project:jira/1', kind: 'project', title: 'Payments', tags: [], roles: OWN }] };
  const ctx = { clock: { now: () => new Date(0) }, timezone: 'UTC', requester: 'user:jira/ada' };

  it('is written as the system writes it', () => {
    expect(resolveSlots(type, { project: 'Payments', role: 'developers' }, lexicon, ctx)).toEqual({ ok: true, slots: { project: 'project:jira/1', role: 'Developers' } });
  });

  it.each<Record<string, string>>([{ project: 'Payments' }, { project: 'Payments', role: 'pilot' }])('is asked for with those there are: %j', proposed => {
    expect(resolveSlots(type, proposed, lexicon, ctx)).toEqual({ ok: false, slot: 'role', question: 'Which role?', choices: OWN });
  });
});
