import type { ItemState, RequestState } from '../types';
import type { ItemRecord, RequestRecord } from './record';
import { checkDue, isDone, isEnded, isRehearsal, isRunning, stateOf, waitingOn, wakeAt, warnAt } from './status';

const NOW = '2026-11-23T09:00:00.000Z';
const later = (ms: number, from = NOW) => new Date(Date.parse(from) + ms).toISOString();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const item = (state: ItemState, extra: object = {}) => ({ id: 'i1', state, steps: [], ...extra }) as unknown as ItemRecord;
const request = (items: ItemRecord[], extra: object = {}) => ({ id: 'REQ-1', updatedAt: NOW, items, ...extra }) as unknown as RequestRecord;
const ends = { ends: { why: 'Time is over' } };

describe('where an item stands', () => {
  it.each<[ItemState, boolean, boolean, boolean]>([
    ['planned', false, false, true], ['working', false, false, true], ['checking', false, false, true], ['unknown', false, false, true], ['waiting', false, false, false],
    ['verified', true, true, false], ['claimed', true, true, false], ['denied', true, false, false], ['declined', true, false, false], ['refused', true, false, false], ['stopped', true, false, false], ['undone', true, false, false], ['handed-over', true, false, false], ['shadowed', true, false, false],
  ])('%s: ended %s, done %s, running %s', (state, ended, done, running) => expect([isEnded({ state }), isDone({ state }), isRunning({ state })]).toEqual([ended, done, running]));
});

describe('where a request stands', () => {
  it.each<[string, RequestRecord, RequestState]>([
    ['closed, whatever is open', request([item('working')], { closed: { as: 'resolved' }, handoff: { state: 'open' } }), 'resolved'],
    ['with a person', request([item('verified')], { handoff: { state: 'open' }, question: {} }), 'handed-over'], ['taken by a person', request([], { handoff: { state: 'taken' } }), 'handed-over'],
    ['given back', request([item('verified')], { handoff: { state: 'given-back' } }), 'done'], ['a question is open', request([item('working')], { question: {} }), 'asking'],
    ['something runs', request([item('waiting'), item('checking')]), 'working'], ['something waits', request([item('verified'), item('waiting')]), 'waiting'], ['nothing was to be done', request([]), 'answered'],
    ['all stopped', request([item('stopped'), item('stopped')]), 'cancelled'], ['one stopped', request([item('stopped'), item('denied')]), 'denied'], ['done in part', request([item('denied'), item('verified')]), 'done'], ['claimed', request([item('claimed')]), 'done'],
    ['undone', request([item('undone')]), 'done'], ['rehearsed', request([item('shadowed')]), 'done'], ['one handed over', request([item('denied'), item('handed-over')]), 'handed-over'], ['denied', request([item('denied')]), 'denied'],
    ['only its access ends', request([item('verified'), item('working', ends)]), 'done'], ['nothing but an ending', request([item('waiting', ends)]), 'answered'],
  ])('%s', (_, r, state) => expect(stateOf(r)).toBe(state));

  it.each<[string, RequestRecord, boolean]>([
    ['a dry run', request([item('verified')], { rehearsal: true }), true], ['all in shadow', request([item('shadowed'), item('shadowed')]), true], ['half in shadow', request([item('shadowed'), item('verified')]), false], ['nothing done', request([]), false],
  ])('G24: %s is a rehearsal: %s %s', (_, r, expected) => expect(isRehearsal(r)).toBe(expected));
});

describe('when the desk looks again', () => {
  const step = (extra: object = {}) => ({ state: 'open', askedAt: NOW, candidates: [], ...extra });
  const asked = (...steps: object[]) => request([item('waiting', { waiting: { for: 'approval' }, steps })]);
  const grant = (extra: object = {}) => request([item('verified', { grant: { state: 'active', since: NOW, until: later(10 * HOUR), ...extra } })]);
  it.each<[string, RequestRecord, string]>([
    ['never', request([item('verified')]), ''], ['a run that stands still', request([item('working')]), later(MINUTE)], ['until its capability is over', request([item('working', { intent: { expiresAt: later(90_000) } })]), later(90_000)],
    ['a run that waits for its system', request([item('unknown', { intent: { expiresAt: later(5) }, waiting: { for: 'system', retryAt: later(9_000) } })]), later(9_000)], ['a run that waits for something else', request([item('planned', { waiting: { for: 'switch' } })]), later(MINUTE)],
    ['cooling off', request([item('waiting', { waiting: { for: 'cooling-off', until: later(HOUR) } })]), later(HOUR)], ['a system that rests', request([item('waiting', { waiting: { for: 'system', retryAt: later(7) } })]), later(7)], ['a switch', request([item('waiting', { waiting: { for: 'switch' } })]), ''],
    ['the first reminder', asked(step()), later(DAY)], ['the second', asked(step({ reminded: 1 })), later(6 * DAY)], ['the lapse', asked(step({ reminded: 2 })), later(7 * DAY)], ['still the lapse', asked(step({ reminded: 9 })), later(7 * DAY)],
    ['the sooner of two steps', asked(step({ reminded: 1 }), step({ reminded: 0, askedAt: later(HOUR) })), later(DAY + HOUR)], ['steps that are not open', asked(step({ state: 'later' }), step({ state: 'approved' })), ''],
    ['open steps of what waits for something else', request([item('waiting', { waiting: { for: 'switch' }, steps: [step()] })]), ''],
    ['a warning', grant(), later(9 * HOUR)], ['the end, once warned', grant({ warnedAt: NOW }), later(10 * HOUR)], ['access without an end', grant({ until: undefined }), ''], ['access that is over', grant({ state: 'ended' }), ''],
    ['access that ends and stands still', grant({ state: 'ending' }), later(MINUTE)],
    ['the soonest of all', request([item('working'), item('waiting', { waiting: { for: 'system', retryAt: later(1) } }), item('waiting', { waiting: { for: 'cooling-off', until: later(2) } })]), later(1)],
    ['an undo that stands still', request([], { undo: { state: 'running' } }), later(MINUTE)], ['an undo that is over', request([], { undo: { state: 'done' } }), ''],
    ['72 quiet hours', request([item('verified')], { doneAt: later(5) }), later(72 * HOUR + 5)], ['done, and something waits', request([item('verified'), item('waiting', { waiting: { for: 'switch' } })], { doneAt: NOW }), ''],
  ])('%s', (_, r, when) => expect(wakeAt(r)).toBe(when));

  it.each<[string, RequestRecord, boolean]>([
    ['an offboarding that is done', request([item('verified')], { leaving: {} }), true], ['done in part', request([item('denied'), item('claimed')], { leaving: {} }), true], ['looked at already', request([item('verified')], { leaving: { checked: {} } }), false],
    ['something still waits', request([item('verified'), item('waiting')], { leaving: {} }), false], ['nothing was done', request([item('denied'), item('stopped')], { leaving: {} }), false], ['nothing to do', request([], { leaving: {} }), false], ['nobody leaves', request([item('verified')]), false],
  ])('what is left of somebody who left is looked for at once: %s', (_, r, due) => {
    expect(checkDue(r)).toBe(due);
    expect(wakeAt(r) === NOW).toBe(due);
  });

  it('G22: an ending that a switch holds back is not looked at every minute', () => {
    const ending = item('verified', { grant: { state: 'ending', since: NOW } });
    const undo = (extra: object) => request([ending, item('waiting', { id: 'i2', undoOf: 'i1', ...ends, ...extra })]);
    expect(wakeAt(undo({ waiting: { for: 'switch' } }))).toBe('');
    for (const other of [{ waiting: { for: 'switch' }, undoOf: 'i9' }, { waiting: { for: 'step-up' } }, {}]) expect(wakeAt(undo(other))).toBe(later(MINUTE));
  });

  it.each<[string, number, number]>([['ten hours', 10 * HOUR, 9 * HOUR], ['an hour: ten minutes', HOUR, 50 * MINUTE], ['five minutes: at once', 5 * MINUTE, 0], ['a year: a day', 365 * DAY, 364 * DAY]])('G20: told before the end of %s', (_, length, at) => {
    expect(warnAt({ since: NOW, until: later(length) })).toBe(later(at));
  });
  it('G20: what has no end is told of at its beginning', () => expect(warnAt({ since: NOW })).toBe(NOW));
});

describe('whom it waits for', () => {
  const approval = (id: string, ...steps: object[]) => item('waiting', { id, waiting: { for: 'approval' }, steps });
  it('G14: candidates of open steps, each once, in order', () => {
    expect(waitingOn(request([approval('i1', { state: 'open', candidates: ['b', 'c'] }, { state: 'later', candidates: ['x'] }), approval('i2', { state: 'open', candidates: ['a', 'b'] })]))).toEqual(['a', 'b', 'c']);
    expect(waitingOn(request([item('waiting', { waiting: { for: 'switch' }, steps: [{ state: 'open', candidates: ['a'] }] })]))).toEqual(['countersign:switch']);
    expect(waitingOn(request([item('verified')]))).toEqual([]);
  });

  it('G17: the manager who vouches, while it waits for that', () => {
    expect(waitingOn(request([item('waiting', { waiting: { for: 'step-up' }, vouching: { manager: 'm' } })]))).toEqual(['m']);
    expect(waitingOn(request([item('verified', { vouching: { manager: 'm' } })]))).toEqual([]);
    expect(waitingOn(request([item('waiting', { waiting: { for: 'step-up' } })]))).toEqual([]);
  });

  it('G20: what live access rests on, also once closed; nobody of a closed request', () => {
    const resting = [item('verified', { grant: { state: 'active', shift: 's', ticket: 't' } }), item('verified', { grant: { state: 'active', owner: 'o', shift: 's2' } }), item('verified', { grant: { state: 'ended', ticket: 'old' } }), item('waiting', { waiting: { for: 'switch' } })];
    expect(waitingOn(request([...resting, approval('i5', { state: 'open', candidates: ['a'] })], { closed: { as: 'closed' } }))).toEqual(['countersign:switch', 'countersign:shift', 'countersign:ticket', 'countersign:owner']);
    expect(waitingOn(request([...resting, approval('i5', { state: 'open', candidates: ['a', 'countersign:zz'] })]))).toEqual(['a', 'countersign:owner', 'countersign:shift', 'countersign:switch', 'countersign:ticket', 'countersign:zz']);
    expect(waitingOn(request([item('verified', { grant: { state: 'ended', owner: 'o' } })]))).toEqual([]);
  });
});
