import type { JournalEvent } from '../journal';
import type { Json } from '../types';
import { ERASED_EVENT, fold } from './fold';
import type { RequestRecord } from './record';

const at = (seq: number) => `2026-11-23T09:0${seq}:00.000Z`;
const event = (seq: number, data: object, kind = 'x') => ({ requestId: 'REQ-1', seq, kind, actor: 'user:default/ben', at: at(seq), hash: `h${seq}`, prevHash: '', data: data as Json }) as JournalEvent;
const play = (...data: object[]) => data.reduce<RequestRecord | undefined>((record, d, n) => fold(record, event(n + 1, d)), undefined) as RequestRecord;
const opened = { opened: { title: 'Figma', requester: 'user:default/ben' } };

describe('a request is the fold of its events', () => {
  it('begins empty, with what was said at its opening', () => {
    expect(play(opened)).toEqual({ id: 'REQ-1', title: 'Figma', requester: 'user:default/ben', version: 1, hash: 'h1', turns: [], items: [], stages: [], createdAt: at(1), updatedAt: at(1), flagged: false });
  });

  it('turns, stages and items are added; a change touches its item alone, and null takes a field away', () => {
    const record = play(opened, { turn: { text: 'a' }, stages: [{ stage: 'plan' }], items: [{ id: 'i1', state: 'planned', waiting: 'x' }, { id: 'i2', state: 'planned', waiting: 'x' }] }, { turn: { text: 'b' }, stages: [{ stage: 'decide' }], items: [{ id: 'i3' }], item: 'i1', set: { state: 'verified', waiting: null } });
    expect(record.items).toEqual([{ id: 'i1', state: 'verified' }, { id: 'i2', state: 'planned', waiting: 'x' }, { id: 'i3' }]);
    expect(record.turns).toEqual([{ text: 'a' }, { text: 'b' }]);
    expect(record.stages).toEqual([{ stage: 'plan' }, { stage: 'decide' }]);
    expect(record).toMatchObject({ version: 3, hash: 'h3', createdAt: at(1), updatedAt: at(3) });
  });

  it('fields of the request change and go; an event that only keeps evidence changes nothing', () => {
    const asked = play(opened, { request: { question: { text: 'Which?' }, title: 'Figma and Miro' } });
    expect(asked).toMatchObject({ question: { text: 'Which?' }, title: 'Figma and Miro' });
    const answered = fold(asked, event(3, { request: { question: null } }));
    expect(answered).not.toHaveProperty('question');
    expect(fold(answered, event(4, { evidence: { x: 1 } }))).toEqual({ ...answered, version: 4, hash: 'h4', updatedAt: at(4) });
    expect(fold(answered, event(4, { item: 'i1', set: null, request: null }))).toEqual({ ...answered, version: 4, hash: 'h4', updatedAt: at(4) });
  });

  it('G29: erasing moves it in no list', () => {
    expect(fold(play(opened), event(2, {}, ERASED_EVENT))).toMatchObject({ version: 2, hash: 'h2', updatedAt: at(1) });
  });

  it('never writes into what it was given', () => {
    const before = play(opened, { items: [{ id: 'i1', state: 'planned' }] });
    const copy = structuredClone(before);
    fold(before, event(3, { item: 'i1', set: { state: 'verified' }, request: { title: 'x' }, turn: { text: 'a' } }));
    expect(before).toEqual(copy);
  });
});
