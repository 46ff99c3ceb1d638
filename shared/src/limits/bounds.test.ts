import type { ItemRecord } from '../state/record';
import { TestClock } from '../testing/clock';
import { PEOPLE } from '../testing/people';
import type { Person } from '../types';
import { isMass, massOf } from './mass';
import { takesAway } from './takes-away';
import { windowAt, type Within } from './window';

const people = (active: number, left = 0): Person[] => Array.from({ length: active + left }, (_, n) => ({ ...PEOPLE[0], ref: `user:default/p${n}`, active: n < active }));
const clock = new TestClock();

describe('G23: many people at once', () => {
  it.each<[number, number, number]>([[0, 0, 5], [12, 0, 5], [599, 0, 5], [600, 0, 6], [699, 0, 6], [1000, 500, 10]])('of %s active and %s who left: %s', async (active, left, most) => {
    expect(await massOf({ directory: { people: async () => people(active, left) } as never })).toBe(most);
  });

  it('counts others than oneself for an hour, and looks after it has counted', async () => {
    const joined: string[][] = [];
    const rt = {
      clock, directory: { people: async () => people(12) } as never,
      counters: { join: async (...said: string[]) => { joined.push(said); }, members: async (set: string, now: string) => (set === 'changed:a' && now === clock.now().toISOString() ? joined.length : 0) } as never,
    };
    const item = (subject: string, extra: Partial<ItemRecord> = {}) => ({ by: 'a', subject, ...extra }) as ItemRecord;
    const ended = item('z', { ends: { why: 'Time is over' } });
    expect([await isMass(rt, item('a')), await isMass(rt, ended)]).toEqual([false, false]);
    expect(joined).toEqual([]);
    const said = [];
    for (const n of [1, 2, 3, 4, 5, 6]) said.push(await isMass(rt, item(`p${n}`)));
    expect(said).toEqual([false, false, false, false, false, true]);
    expect(joined[0]).toEqual(['changed:a', 'p1', new Date(clock.now().getTime() + 3_600_000).toISOString()]);
  });
});

describe('G23: the window a moment lies in', () => {
  it.each<[Within, string, string]>([['minute', '2026-11-23T09:41:00.000Z', '2026-11-23T09:42:00.000Z'], ['hour', '2026-11-23T09:00:00.000Z', '2026-11-23T10:00:00.000Z'], ['day', '2026-11-23T00:00:00.000Z', '2026-11-24T00:00:00.000Z']])('%s', (within, since, until) => {
    expect(windowAt(new Date('2026-11-23T09:41:59.999Z'), within)).toEqual({ since, until });
    expect(windowAt(new Date(since), within)).toEqual({ since, until });
  });
});

describe('G4 G23: what takes something away', () => {
  const system = (id: string, changes: object[] = []) => ({ id, connector: { changes } });
  const grant = { id: 'grant', gives: 'access' };
  const actions = {
    find: (id: string) => ({
      'saas.grant': { system: system('saas'), change: grant }, 'saas.remove': { system: system('saas', [{ ...grant, undo: { change: 'remove' } }]), change: { id: 'remove' } },
      'saas.note': { system: system('saas', [{ id: 'other', undo: { change: 'note' } }, { ...grant, undo: { change: 'remove' } }, { id: 'plain', gives: 'access' }]), change: { id: 'note' } },
      'saas.lock': { system: system('saas'), change: { id: 'lock' }, back: grant }, 'saas.free': { system: system('saas'), change: { id: 'free' }, back: { id: 'else' } }, 'access.end': { system: system('access'), change: { id: 'end' } },
    })[id],
    inverse: (a: { back?: object }) => a.back && { change: a.back },
  };
  const takes = (action: string, extra: Partial<ItemRecord> = {}) => takesAway({ actions: actions as never }, { action, ...extra } as ItemRecord);
  it.each<[string, Partial<ItemRecord>, boolean]>([
    ['saas.grant', {}, false], ['saas.grant', { ends: { why: 'x' } }, false], ['saas.remove', {}, true], ['saas.note', {}, false], ['saas.lock', {}, true], ['saas.free', {}, false],
    ['saas.free', { ends: { why: 'x' } }, true], ['saas.free', { undoOf: 'i1' }, true], ['access.end', {}, true], ['nobody.knows', { undoOf: 'i1' }, false],
  ])('%s %j: %s', (action, extra, expected) => expect(takes(action, extra)).toBe(expected));
});
