import type { ItemRecord } from '../state/record';
import { stopFor } from './stops';
import type { PulledSwitch } from './types';

const pulled = (kind: PulledSwitch['kind'], scope: PulledSwitch['scope'] = {}, id = 's1') => ({ id, kind, scope }) as PulledSwitch;
const item = (extra: Partial<ItemRecord> = {}) => ({ action: 'saas.grant-seat', requestType: 'app', ...extra }) as ItemRecord;
const ending = item({ ends: { why: 'Time is over' } });

describe('G22: the switch that holds something back', () => {
  it.each<[string, PulledSwitch[], ItemRecord, string | undefined]>([
    ['none', [], item(), undefined], ['changes', [pulled('stop-changes')], item(), 's1'], ['changes, and it ends access', [pulled('stop-changes')], ending, undefined], ['changes, and glass is broken', [pulled('stop-changes')], item({ glass: 'g1' }), undefined],
    ['everything', [pulled('stop-all')], item(), 's1'], ['everything, and it ends access', [pulled('stop-all')], ending, 's1'], ['everything, and glass is broken', [pulled('stop-all')], item({ glass: 'g1' }), 's1'],
    ['its system', [pulled('stop-changes', { system: 'saas' })], item(), 's1'], ['another system', [pulled('stop-changes', { system: 'prod' })], item(), undefined], ['a system of a longer name', [pulled('stop-changes', { system: 'saas.grant-seat' })], item(), undefined],
    ['its request type', [pulled('stop-changes', { requestType: 'app' })], item(), 's1'], ['another request type', [pulled('stop-changes', { requestType: 'prod' })], item(), undefined],
    ['its system, another type', [pulled('stop-changes', { system: 'saas', requestType: 'prod' })], item(), undefined], ['the second of two', [pulled('stop-all', { system: 'prod' }), pulled('stop-changes', {}, 's2')], item(), 's2'],
    ['the one that ends access passes, the other not', [pulled('stop-changes'), pulled('stop-all', {}, 's2')], ending, 's2'],
  ])('%s', (_, switches, i, id) => expect(stopFor(switches, i)?.id).toBe(id));
});
