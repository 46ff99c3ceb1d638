import { PEOPLE, RESOURCES, ROLES } from '../testing/people';
import type { Person, Resource } from '../types';
import { conferredBy, insiders, inRole, standingOf } from './standing';

const [ben] = PEOPLE;
const asked: string[] = [];
const directory = {
  person: async (ref: string) => PEOPLE.find(p => p.ref === ref), resource: async () => undefined, people: async () => PEOPLE, resources: async () => RESOURCES,
  members: async (owner: string) => { asked.push(owner); return PEOPLE.filter(p => p.ref === owner || p.groups.includes(owner)).map(p => p.ref); },
};
const person = (groups: readonly string[], ref = ben.ref): Person => ({ ...ben, ref, groups });
const standing = (requester: Person, resource: Resource = RESOURCES[0], subject = ben, hostAdmins?: readonly string[]) => standingOf({ directory, roles: ROLES, ...(hostAdmins && { hostAdmins }) }, requester, subject, resource);

describe('what is computed of who asks and what it touches', () => {
  it('an everyday wish of somebody with no role', async () => {
    expect(await standing(ben)).toEqual({ controlPlane: false, hostAdmin: false, approvers: 'security', admins: 2, author: false, privacy: false });
  });

  it.each<[string, Person, { author: boolean; privacy: boolean }]>([
    ['author of rules', person(['group:default/it']), { author: true, privacy: false }], ['approver of rules', person(['group:default/sec']), { author: false, privacy: false }],
    ['privacy officer', person([], 'user:default/vera'), { author: false, privacy: true }],
  ])('G26: %s', async (_, requester, expected) => expect(await standing(requester)).toMatchObject(expected));

  it('G26: who administers may propose, and who only writes rules may too', async () => {
    const roles = { ...ROLES, admin: ['group:default/admins'], policyAuthor: ['group:default/authors'] };
    const author = async (groups: readonly string[]) => (await standingOf({ directory, roles }, person(groups), ben, RESOURCES[0])).author;
    expect([await author(['group:default/admins']), await author(['group:default/authors']), await author(['group:default/desk']), await author([])]).toEqual([true, true, false, false]);
  });

  it('G25: administrators are counted once each, over all groups that administer', async () => {
    const admins = async (admin: readonly string[]) => (await standingOf({ directory, roles: { ...ROLES, admin } }, ben, ben, RESOURCES[0])).admins;
    expect([await admins([]), await admins(['user:default/ines']), await admins(['group:default/it', 'user:default/ines', 'user:default/sam'])]).toEqual([0, 1, 3]);
  });

  it('G9: nobody administers the host where the host names none', async () => {
    const group = { ...RESOURCES[0], ref: 'group:default/portal-admins' };
    expect((await standing(ben, group)).hostAdmin).toBe(false);
    expect((await standing(ben, group, ben, ['group:default/portal-admins'])).hostAdmin).toBe(true);
    expect((await standing(ben, RESOURCES[0], ben, ['group:default/portal-admins'])).hostAdmin).toBe(false);
  });

  it.each<[string, Person, readonly string[], boolean]>([
    ['by their own ref', ben, ['group:default/x', ben.ref], true], ['by a group', person(['group:default/y']), ['group:default/y'], true], ['by neither', person(['group:default/y']), ['group:default/x', 'user:default/sam'], false], ['of an empty role', ben, [], false],
  ])('in a role %s', (_, who, role, held) => expect(inRole(who, role)).toBe(held));

  it('G9 G12: only groups have insiders: a thing, its owner and other names have none', async () => {
    expect(conferredBy({ ...RESOURCES[0], confers: ['group:default/a'] })).toEqual([RESOURCES[0].ref, 'group:default/a']);
    expect(conferredBy(RESOURCES[0])).toEqual([RESOURCES[0].ref]);
    asked.length = 0;
    expect([...(await insiders(directory, { ...RESOURCES[0], confers: ['group:default/sec', 'user:default/ben'] }))]).toEqual(['user:default/noor', 'user:default/dana']);
    expect(asked).toEqual(['group:default/sec']);
  });
});
