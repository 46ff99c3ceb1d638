import { TestClock } from '../testing/clock';
import { PEOPLE } from '../testing/people';
import type { Person } from '../types';
import { mustBeLinkedLong, relationIsOld } from './ages';
import { digestOf, newCode, same } from './code';

const clock = new TestClock();
const HOUR_MS = 3_600_000;
const ago = (ms: number) => new Date(clock.now().getTime() - ms).toISOString();

describe('G17: a word is taken on a relation of fourteen days', () => {
  it.each<[string | undefined, boolean]>([[undefined, true], [ago(14 * 24 * HOUR_MS), true], [ago(14 * 24 * HOUR_MS - 1), false], [ago(0), false]])('since %s: %s', (managerSince, old) => {
    expect(relationIsOld({ clock }, { ...PEOPLE[0], ...(managerSince && { managerSince }) })).toBe(old);
  });
});

describe('G2: a new link counts for nothing for a day', () => {
  const linked = (extra: Partial<Person> | undefined) => mustBeLinkedLong({ clock, directory: { person: async () => extra && { ...PEOPLE[0], ...extra } } as never }, PEOPLE[0].ref);
  it('says from when it counts', async () => {
    await expect(linked({ linkedSince: ago(24 * HOUR_MS - 1) })).rejects.toMatchObject({ status: 403, next: expect.stringContaining('2026-11-23 09:00 UTC') });
    await expect(linked({ linkedSince: ago(HOUR_MS) })).rejects.toMatchObject({ status: 403, next: expect.stringContaining('2026-11-24 08:00 UTC') });
  });
  it.each<[string, Partial<Person> | undefined]>([['a day old', { linkedSince: ago(24 * HOUR_MS) }], ['never changed', {}], ['unknown here', undefined]])('%s: no word about it', async (_, extra) => {
    expect(await linked(extra)).toBeUndefined();
  });
});

describe('G17: the code that is read out loud', () => {
  const key = new Uint8Array(32).fill(5);
  it('is eight digits, another one every time', () => {
    const codes = Array.from({ length: 200 }, newCode);
    for (const code of codes) expect(code).toMatch(/^\d{8}$/);
    expect(new Set(codes).size).toBeGreaterThan(190);
  });
  it('is known by its digest alone: bound to its vouching and the host’s key, whatever stands between the digits', () => {
    const digest = digestOf(key, 'v1', '12345678');
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect([digestOf(key, 'v1', '1234 56-78'), digestOf(key, 'v1', ' 12345678.')]).toEqual([digest, digest]);
    expect(new Set([digest, digestOf(key, 'v2', '12345678'), digestOf(key, 'v1', '12345679'), digestOf(new Uint8Array(32), 'v1', '12345678')]).size).toBe(4);
  });
  it.each<[string, string, boolean]>([['abc', 'abc', true], ['abc', 'abd', false], ['abc', 'ab', false], ['ab', 'abc', false]])('%s and %s are the same: %s', (a, b, expected) => expect(same(a, b)).toBe(expected));
});
