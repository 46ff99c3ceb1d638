import { PEOPLE, RESOURCES, ROLES } from '../testing/people';
import type { Person, Resource } from '../types';
import { candidatesFor, electorsFor, type Electorate } from './candidates';
import { rolesOf } from './roles';

const u = (name: string) => `user:default/${name}`;
const DATA = 'group:default/data';
const asked = (...names: string[]) => names.map(n => ({ ref: u(n) }));
/** Everybody of the test company, changed where a case says so. */
function electorate({ change = {}, ...extra }: Partial<Omit<Electorate, 'away'>> & { change?: Record<string, Partial<Person>>; away?: Record<string, string> } = {}): Electorate {
  const people = PEOPLE.map(p => ({ ...p, ...change[p.name.toLowerCase()] }));
  const directory = {
    person: async (ref: string) => people.find(p => p.ref === ref), resource: async () => undefined, people: async () => people, resources: async () => [],
    members: async (owner: string) => people.filter(p => p.ref === owner || p.groups.includes(owner)).map(p => p.ref),
  };
  const { away = {}, ...rest } = extra;
  return { directory, roles: ROLES, settings: { approvers: { finance: [u('sam'), u('ines')] }, fallback: [] }, subject: people[0], resource: RESOURCES[0], makers: [u('ben')], ...rest, away: new Map(Object.entries(away).map(([from, to]) => [u(from), u(to)])) };
}
const left = { active: false };
const nobody: Resource = { ...RESOURCES[0], owner: undefined };

describe('G14: who is asked for a role', () => {
  it.each<[string, string, Parameters<typeof electorate>[0], object]>([
    ['the manager', 'manager', {}, { asked: asked('mara') }], ['a manager who left: theirs', 'manager', { change: { mara: left } }, { asked: asked('vera'), because: 'The manager cannot decide this; their manager does.' }],
    ['a manager who shaped it: theirs', 'manager', { makers: [u('ben'), u('mara')] }, { asked: asked('vera'), because: 'The manager cannot decide this; their manager does.' }],
    ['no manager', 'manager', { change: { ben: { manager: undefined } } }, { asked: [] }], ['managers in a circle', 'manager', { change: { mara: { active: false, manager: u('ben') } } }, { asked: [] }], ['a manager nobody knows', 'manager', { change: { ben: { manager: u('gone') } } }, { asked: [] }],
    ['the owners, in order', 'owner', {}, { asked: asked('chloe', 'felix') }], ['an owner who left is passed over', 'owner', { change: { chloe: left } }, { asked: asked('felix') }],
    ['all owners left: their manager', 'owner', { change: { chloe: left, felix: left } }, { asked: asked('mara'), because: 'The owners cannot decide this; their manager does.' }],
    ['one owner, who left: their manager', 'owner', { resource: { ...RESOURCES[0], owner: u('felix') }, change: { felix: left } }, { asked: asked('mara'), because: 'The owners cannot decide this; their manager does.' }],
    ['owners and their manager left: security', 'owner', { change: { chloe: left, felix: left, mara: left } }, { asked: asked('dana', 'noor'), because: 'No owner is left who may decide; security decides.' }],
    ['nobody owns it: security', 'owner', { resource: nobody }, { asked: asked('dana', 'noor'), because: 'No owner is left who may decide; security decides.' }],
    ['nobody owns it: the company’s fall-back', 'owner', { resource: nobody, settings: { approvers: {}, fallback: [u('vera')] } }, { asked: asked('vera'), because: 'No owner is left who may decide; the company’s fall-back decides.' }],
    ['a role of the company', 'finance', {}, { asked: asked('ines', 'sam') }], ['a role nobody holds', 'finance', { settings: { approvers: { finance: [] }, fallback: [] } }, { asked: asked('dana', 'noor'), because: 'Nobody of finance may decide; security decides.' }],
    ['security', 'security', {}, { asked: asked('dana', 'noor') }], ['security is empty: nobody', 'security', { change: { dana: left, noor: left }, settings: { approvers: {}, fallback: [u('vera')] } }, { asked: [] }],
    ['who approves rules is empty: nobody', 'policyApprover', { change: { dana: left, noor: left }, settings: { approvers: {}, fallback: [u('vera')] } }, { asked: [] }],
    ['G26: whoever writes rules never approves one', 'policyApprover', { change: { noor: { groups: ['group:default/sec', 'group:default/it'] } } }, { asked: asked('dana') }],
    ['G26: and may approve anything else', 'security', { change: { noor: { groups: ['group:default/sec', 'group:default/it'] } } }, { asked: asked('dana', 'noor') }],
  ])('%s', async (_, role, e, expected) => {
    const { able, ...found } = await electorsFor(role, electorate(e));
    expect(found).toEqual(expected);
    expect(able).toEqual(found.asked);
  });

  it('everybody once, however many groups they are in', async () => {
    expect(await candidatesFor('finance', electorate({ settings: { approvers: { finance: [DATA, u('felix')] }, fallback: [] } }))).toEqual([u('chloe'), u('felix')]);
  });

  it('G9: who gains, and whoever only just got it through us, does not approve', async () => {
    expect(await candidatesFor('owner', electorate({ resource: { ...RESOURCES[0], confers: ['group:default/sec', DATA], owner: u('chloe') } }))).toEqual([u('mara')]);
    const seen: unknown[] = [];
    const gained = async (person: string, groups: readonly string[]) => { seen.push([person, groups]); return person === u('chloe'); };
    expect(await candidatesFor('owner', electorate({ gained }))).toEqual([u('felix')]);
    expect(seen).toEqual([[u('chloe'), [DATA]], [u('felix'), [DATA]]]);
    seen.length = 0;
    await candidatesFor('manager', electorate({ gained }));
    expect(seen).toEqual([[u('mara'), []]]);
  });
});

describe('G12: somebody who is away', () => {
  const both = (...names: [string, string?][]) => names.map(([ref, from]) => ({ ref: u(ref), ...(from && { for: u(from) }) }));
  const asks = async (role: string, e: Parameters<typeof electorate>[0], count = 1) => { const { asked: a, able } = await electorsFor(role, electorate(e), count); return [a, able]; };

  it('is decided for by whom they named, and may still decide', async () => {
    expect(await asks('manager', { away: { mara: 'vera' } })).toEqual([both(['vera', 'mara']), both(['mara'], ['vera', 'mara'])]);
    expect(await asks('owner', { away: { chloe: 'vera' } })).toEqual([both(['felix'], ['vera', 'chloe']), both(['chloe'], ['felix'], ['vera', 'chloe'])]);
    expect(await asks('owner', { away: { chloe: 'vera' } }, 3)).toEqual([both(['chloe'], ['felix'], ['vera', 'chloe']), both(['chloe'], ['felix'], ['vera', 'chloe'])]);
    expect(await asks('owner', { away: { chloe: 'vera' } }, 2)).toEqual([both(['felix'], ['vera', 'chloe']), both(['chloe'], ['felix'], ['vera', 'chloe'])]);
  });

  it('who can decide anyway decides once', async () => {
    expect(await asks('owner', { away: { chloe: 'felix' } })).toEqual([both(['felix']), both(['chloe'], ['felix'])]);
  });

  it.each<[string, Parameters<typeof electorate>[0]]>([
    ['a contractor', { away: { chloe: 'juno' } }], ['somebody who left', { away: { chloe: 'vera' }, change: { vera: left } }], ['a maker', { away: { chloe: 'vera' }, makers: [u('vera')] }], ['somebody unknown', { away: { chloe: 'gone' } }],
  ])('%s is no stand-in, and who is away is asked', async (_, e) => {
    expect(await asks('owner', e)).toEqual([both(['chloe'], ['felix']), both(['chloe'], ['felix'])]);
  });

  it('never onward, never the delegate of a maker, never a writer of rules for one who approves them', async () => {
    expect(await asks('owner', { away: { chloe: 'vera', vera: 'sam' } })).toEqual([both(['felix'], ['vera', 'chloe']), both(['chloe'], ['felix'], ['vera', 'chloe'])]);
    expect(await candidatesFor('owner', electorate({ away: { ben: 'felix' } }))).toEqual([u('chloe')]);
    expect(await candidatesFor('policyApprover', electorate({ away: { dana: 'ines' } }))).toEqual([u('dana'), u('noor')]);
    expect(await candidatesFor('security', electorate({ away: { dana: 'ines' } }))).toEqual([u('dana'), u('noor'), u('ines')]);
  });
});

describe('whom a role means', () => {
  it('one of the desk’s, one of the company’s, or a ref as it stands', () => {
    const of = (role: string) => rolesOf(role, { roles: ROLES, settings: { approvers: { finance: [u('sam')], security: [u('ben')] } } });
    expect([of('security'), of('finance'), of(u('vera'))]).toEqual([['group:default/sec'], [u('sam')], [u('vera')]]);
  });
});
