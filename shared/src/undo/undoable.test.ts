import type { ActionCatalog } from '../action/catalog';
import type { ItemRecord, RequestRecord } from '../state/record';
import { undoableOf } from './undoable';

const NOW = new Date('2026-11-23T12:00:00.000Z');
const back = { action: 'saas.remove-seat', input: {}, sentence: 'Take Figma away', until: '2026-11-30T09:00:00.000Z' };
const receipt = (extra: object = {}) => ({ title: 'Figma given', at: '2026-11-23T09:00:00.000Z', outcome: 'changed', undo: back, ...extra });
const item = (id: string, extra: object = {}) => ({ id, action: 'saas.grant-seat', sentence: 'Give Figma', state: 'verified', receipt: receipt(), ...extra }) as unknown as ItemRecord;
const actions = {
  find: (id: string) => ({ 'saas.grant-seat': { change: { gives: 'access' } }, 'saas.remove-seat': { change: {} }, 'saas.wipe': { change: { undoWhyNot: 'What is wiped is gone.' } } })[id],
} as unknown as ActionCatalog;
const undoable = (...items: ItemRecord[]) => undoableOf({ items } as unknown as RequestRecord, actions, NOW);

describe('G21: what can be undone', () => {
  it('what was changed, with its sentence and how long; what gives access back is asked anew', () => {
    expect(undoable(item('i1'))).toEqual([{ itemId: 'i1', title: 'Figma given', sentence: 'Take Figma away', until: back.until, asksAnew: false }]);
    expect(undoable(item('i1', { receipt: receipt({ undo: { ...back, action: 'saas.grant-seat' } }) }))[0]).toMatchObject({ asksAnew: true });
    expect(undoable(item('i1', { receipt: receipt({ undo: { ...back, action: 'gone.away' } }) }))[0]).toMatchObject({ asksAnew: false });
    expect(undoable(item('i1', { state: 'claimed' }))).toHaveLength(1);
  });

  it('the last change first; of two at the same moment the later part', () => {
    const at = (id: string, time: string) => item(id, { receipt: receipt({ at: `2026-11-23T${time}:00.000Z` }) });
    expect(undoable(at('i1', '09:00'), at('i2', '11:00'), at('i3', '10:00'), at('i4', '10:00')).map(u => u.itemId)).toEqual(['i2', 'i4', 'i3', 'i1']);
  });

  it.each<[string, ItemRecord]>([
    ['what has no receipt', item('i1', { receipt: undefined })], ['what ended access', item('i1', { ends: { why: 'x' } })], ['what undid something', item('i1', { undoOf: 'i0' })], ['what was refused', item('i1', { state: 'refused' })], ['what runs', item('i1', { state: 'working' })],
  ])('not listed: %s', (_, i) => expect(undoable(i)).toEqual([]));

  it.each<[string, ItemRecord[], string]>([
    ['undone', [item('i1', { state: 'undone' })], 'It is undone already.'], ['over', [item('i1', { grant: { state: 'ended' } })], 'This access is over already.'],
    ['so before', [item('i1', { receipt: receipt({ outcome: 'alreadyInState' }) })], 'It was so before, so there is nothing to take back.'],
    ['no way back', [item('i1', { receipt: receipt({ undo: undefined }) })], 'The system offers no way back.'], ['no way back, of something unknown', [item('i1', { action: 'gone.away', receipt: receipt({ undo: undefined }) })], 'The system offers no way back.'],
    ['no way back, with a reason', [item('i1', { action: 'saas.wipe', receipt: receipt({ undo: undefined }) })], 'What is wiped is gone.'],
    ['being undone', [item('i1'), item('i2', { undoOf: 'i1', state: 'working' })], 'It is being undone already.'],
    ['too late', [item('i1', { receipt: receipt({ undo: { ...back, until: '2026-11-23T11:59:59.999Z' } }) })], 'The time to undo it is over. Ask for the opposite as a new request.'],
  ])('%s: says why not', (_, items, whyNot) => expect(undoable(...items)).toEqual([{ itemId: 'i1', title: 'Figma given', whyNot }]));

  it('an undo that came to nothing, of another part, or at the very last moment, is not in the way', () => {
    expect(undoable(item('i1'), item('i2', { undoOf: 'i1', state: 'refused' }))[0]).toHaveProperty('sentence');
    expect(undoable(item('i1'), item('i2', { undoOf: 'i9', state: 'working' }))[0]).toHaveProperty('sentence');
    expect(undoable(item('i1', { receipt: receipt({ undo: { ...back, until: NOW.toISOString() } }) }))[0]).toHaveProperty('sentence');
    expect(undoable(item('i1', { grant: { state: 'active' } }))[0]).toHaveProperty('sentence');
  });
});
