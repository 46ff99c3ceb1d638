import type { Holding, System } from '../contract';
import { PEOPLE } from '../testing/people';
import type { Grant } from '../types';
import { compare, type Comparing } from './compare';
import type { Given } from './match';

const NOW = new Date('2026-11-23T12:00:00.000Z');
const [BEN, JUNO] = ['user:default/ben', 'user:default/juno'];
const DB = 'resource:default/payments-db';
const system = { id: 'prod' } as System;
const holding = (account: string, role: string | undefined = 'read', extra: Partial<Holding> = {}) => ({ account, resource: DB, ...(role && { role }), revoke: { change: 'revoke-role', input: (person: string) => ({ person, target: DB, ...(role && { role }) }) }, ...extra }) as Holding;
const given = (grant: Partial<Grant>, takes = `prod ${DB} read`): Given => ({ system: 'prod', change: 'revoke-role', takes, grant: { id: 'REQ-1.i1', person: BEN, resource: DB, role: 'read', state: 'active', since: '2026-11-20T09:00:00.000Z', ...grant } as Grant });
const drift = (c: Partial<Comparing>) => compare({
  system, holdings: [], given: [], now: NOW, owners: new Map([['ben-1', BEN], ['juno-1', JUNO], ['gone-1', 'user:default/gone'], ['left-1', 'user:default/left']]),
  people: new Map([...PEOPLE, { ...PEOPLE[0], ref: 'user:default/left', active: false }].map(p => [p.ref, p])), ...c,
});
const held = { system: 'prod', account: 'ben-1', resource: DB, role: 'read', person: BEN, id: expect.stringMatching(/^[0-9a-f]{16}$/) };

describe('G20: a system against the record', () => {
  it('what was given and is there is no difference', () => {
    expect(drift({ holdings: [holding('ben-1')], given: [given({})] })).toEqual([]);
    expect(drift({ holdings: [holding('ben-1')], given: [given({ until: '2026-11-23T12:00:00.001Z' })] })).toEqual([]);
    expect(drift({})).toEqual([]);
  });

  it.each<[string, string, object]>([['nobody’s account', 'x-9', {}], ['somebody unknown', 'gone-1', { person: 'user:default/gone' }], ['somebody who left', 'left-1', { person: 'user:default/left' }]])('an orphan: %s', (_, account, who) => {
    expect(drift({ holdings: [holding(account)] })).toEqual([{ id: held.id, kind: 'orphan', system: 'prod', account, resource: DB, role: 'read', ...who }]);
  });

  it('never given by us: unmanaged, with what the system says of it', () => {
    expect(drift({ holdings: [holding('ben-1')] })).toEqual([{ ...held, kind: 'unmanaged' }]);
    expect(drift({ holdings: [holding('ben-1', '', { until: '2027-01-01T00:00:00.000Z' })] })).toEqual([{ id: held.id, kind: 'unmanaged', system: 'prod', account: 'ben-1', resource: DB, person: BEN, until: '2027-01-01T00:00:00.000Z' }]);
    expect(drift({ holdings: [holding('ben-1', 'admin')], given: [given({})] }).map(f => f.kind)).toEqual(['unmanaged', 'missing']);
    expect(drift({ holdings: [holding('juno-1')], given: [given({})] }).map(f => f.kind)).toEqual(['unmanaged', 'missing']);
  });

  it('there beyond its end: outlived, with the latest grant', () => {
    const ended = [given({ id: 'REQ-1.i1', state: 'ended', since: '2026-11-01T09:00:00.000Z' }), given({ id: 'REQ-3.i1', state: 'ended', since: '2026-11-05T09:00:00.000Z' }), given({ id: 'REQ-2.i1', state: 'ended', since: '2026-11-03T09:00:00.000Z' })];
    expect(drift({ holdings: [holding('ben-1')], given: ended })).toEqual([{ ...held, kind: 'outlived', grantId: 'REQ-3.i1' }]);
    expect(drift({ holdings: [holding('ben-1')], given: [given({ until: NOW.toISOString() })] })).toEqual([{ ...held, kind: 'outlived', grantId: 'REQ-1.i1' }]);
  });

  it.each<Grant['state']>(['active', 'ending', 'exception', 'unknown'])('a grant that is %s still explains what is there', state => {
    expect(drift({ holdings: [holding('ben-1')], given: [given({ state: 'ended', since: '2026-11-22T09:00:00.000Z' }), given({ state })] })).toEqual([]);
  });

  it('given and not there: missing, where the person has an account and the end is ahead', () => {
    expect(drift({ given: [given({})] })).toEqual([{ ...held, kind: 'missing', grantId: 'REQ-1.i1' }]);
    expect(drift({ given: [given({ role: undefined }, `prod ${DB} `)] })[0]).not.toHaveProperty('role');
    expect(drift({ given: [given({ until: '2026-11-23T12:00:00.001Z' })] })).toHaveLength(1);
    for (const none of [given({ until: NOW.toISOString() }), given({ state: 'ending' }), given({ person: 'user:default/mara' })]) expect(drift({ given: [none] })).toEqual([]);
  });

  it('the same difference has the same id and counts once; another account, role or grant has another', () => {
    expect(drift({ holdings: [holding('x-9'), holding('x-9')] })).toHaveLength(1);
    const ids = [holding('x-9'), holding('x-8'), holding('x-9', 'admin'), holding('x-9', ''), holding('x-9', 'read', { resource: 'resource:default/other' })].flatMap(h => drift({ holdings: [h] }).map(f => f.id));
    const missing = drift({ given: [given({}), given({ id: 'REQ-2.i1' })] }).map(f => f.id);
    expect(new Set([...ids, ...missing, drift({ holdings: [holding('ben-1')] })[0].id]).size).toBe(8);
    expect(drift({ holdings: [holding('x-9')] })[0].id).toBe(ids[0]);
    // Which grant it was does not make another difference of what outlived it.
    expect(drift({ holdings: [holding('ben-1')], given: [given({ state: 'ended' })] })[0].id).toBe(drift({ holdings: [holding('ben-1')], given: [given({ state: 'ended', id: 'REQ-9.i1' })] })[0].id);
  });
});
