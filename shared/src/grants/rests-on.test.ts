import type { ItemRecord } from '../state/record';
import { TestClock } from '../testing/clock';
import { RESOURCES, ROLES } from '../testing/people';
import type { ApprovalStep, Resource } from '../types';
import { nextTry } from './back-off';
import { isDue } from './every';
import { exceptionOwner } from './owner';
import { ownerAnswered } from './rests-on';

const FIGMA = 'resource:default/figma';
const item = (steps: Partial<ApprovalStep>[], resource = FIGMA) => ({ resource, steps }) as unknown as ItemRecord;

describe('G20: the owner whose yes access rests on', () => {
  it.each<[string, ItemRecord, readonly Resource[], object]>([
    ['the owner said yes', item([{ role: 'manager', state: 'approved' }, { role: 'owner', state: 'approved' }]), RESOURCES, { owner: 'group:default/data' }],
    ['the owner was not asked', item([{ role: 'manager', state: 'approved' }]), RESOURCES, {}], ['the owner has not answered', item([{ role: 'owner', state: 'open' }]), RESOURCES, {}],
    ['nobody was asked', item([]), RESOURCES, {}], ['a thing nobody owns', item([{ role: 'owner', state: 'approved' }]), [{ ...RESOURCES[0], owner: undefined }], {}],
    ['a thing that is gone', item([{ role: 'owner', state: 'approved' }], 'resource:default/gone'), RESOURCES, {}],
  ])('%s', (_, i, resources, expected) => expect(ownerAnswered(i, resources)).toEqual(expected));
});

describe('G20: what did not end is tried again', () => {
  const now = new Date('2026-11-23T09:00:00.000Z');
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString();
  it.each<[number, number, boolean]>([[0, 1, false], [1, 2, false], [3, 4, false], [58, 59, false], [59, 60, false], [60, 60, false], [1439, 60, false], [1440, 60, true], [9999, 60, true], [-5, 1, false]])('after %s minutes in %s more; owned: %s', (tried, pause, owned) => {
    expect(nextTry(ago(tried), now)).toEqual({ retryAt: ago(-pause), owned });
  });
});

describe('G20: what this replica does every so often', () => {
  it('comes again when the time has passed, for each purpose and each desk by itself', () => {
    const [clock, a, b] = [new TestClock(), {}, {}];
    const due = (of: object, what = 'shifts') => isDue(of, what, clock.now(), 60_000);
    expect([due(a), due(a), due(a, 'owners'), due(b)]).toEqual([true, false, true, true]);
    clock.move(59_999);
    expect(due(a)).toBe(false);
    clock.move(1);
    expect([due(a), due(a)]).toEqual([true, false]);
    clock.move(60_000);
    expect(due(a)).toBe(true);
  });
});

describe('G20: who owns what could not be ended', () => {
  const owner = (resource: Resource | undefined, person = 'user:default/ben', desk = ROLES.desk) =>
    exceptionOwner({ directory: { resource: async () => resource } as never, roles: { ...ROLES, desk } }, { resource: FIGMA, person });
  it('the owner of the thing; the service desk where there is none, it is about the owner, or the thing is gone', async () => {
    expect(await owner(RESOURCES[0])).toBe('group:default/data');
    expect(await owner({ ...RESOURCES[0], owner: 'user:default/ben' })).toBe('group:default/desk');
    expect(await owner({ ...RESOURCES[0], owner: undefined })).toBe('group:default/desk');
    expect(await owner(undefined)).toBe('group:default/desk');
    expect(await owner(undefined, 'user:default/ben', [])).toBe('desk');
  });
});
