import type { ItemRecord, RequestRecord } from '../state/record';
import type { RequestType } from '../types';
import { metricsOf, pathOf } from './metrics';

const AT = '2026-11-23T09:00:00.000Z';
const item = (state: string, extra: object = {}) => ({ id: 'i1', state, requestType: 'app', steps: [], ...extra }) as unknown as ItemRecord;
const request = (items: ItemRecord[], extra: object = {}) => ({ id: 'REQ-1', items, turns: [], createdAt: AT, updatedAt: AT, flagged: false, ...extra }) as unknown as RequestRecord;
const voted = (decision: string) => ({ steps: [{ state: 'approved', votes: [{ decision }] }] });
const types = new Map<string, RequestType>([['app', { minutesSaved: 20 } as RequestType], ['prod', { minutesSaved: 50 } as RequestType], ['plain', {} as RequestType]]);
const metrics = (...records: RequestRecord[]) => metricsOf(records, { types, from: '2026-11-01', to: '2026-11-30' });

describe('how a request was resolved', () => {
  it.each<[string, RequestRecord, string]>([
    ['by a person, whatever else', request([item('verified')], { handoff: { state: 'closed' } }), 'person'], ['running', request([item('working')]), 'open'], ['waiting', request([item('waiting')]), 'open'], ['a question', request([], { question: {} }), 'open'],
    ['nothing to do', request([]), 'answered'], ['only endings and undos', request([item('verified', { ends: {} }), item('verified', { undoOf: 'i0' })]), 'answered'], ['denied', request([item('denied')]), 'denied'], ['done', request([item('verified')]), 'auto'], ['claimed', request([item('claimed')]), 'auto'], ['undone since', request([item('undone')]), 'auto'],
    ['approved', request([item('denied'), item('verified', voted('approve'))]), 'approved'], ['approved in part', request([item('verified', voted('approve')), item('verified')]), 'approved'], ['approved against a voice', request([item('verified', { steps: [{ state: 'approved', votes: [{ decision: 'decline' }, { decision: 'approve' }] }] })]), 'approved'], ['a vote that declined', request([item('verified', voted('decline'))]), 'auto'], ['approved and then refused', request([item('verified'), item('refused', voted('approve'))]), 'auto'],
  ])('%s', (_, r, path) => expect(pathOf(r)).toBe(path));
});

describe('the counts', () => {
  it('of nothing', () => {
    expect(metrics()).toEqual({
      from: '2026-11-01', to: '2026-11-30', total: 0, paths: { auto: 0, approved: 0, answered: 0, person: 0, denied: 0, open: 0 }, resolution: { claimed: 0, verified: 0, abandoned: 0, reopened: 0 }, saved: { kinds: [], uncounted: 0, minutes: 0 }, exceptions: [], pendingApprovals: 0, attempts: { requests: 0, spans: 0 }, daily: [], knowledgeGaps: [],
    });
  });

  it('one path each, by day in order; what is open counts on no day', () => {
    const m = metrics(request([item('verified')], { createdAt: '2026-11-24T09:00:00.000Z' }), request([item('working')]), request([item('denied')]), request([]), request([item('verified', voted('approve'))]), request([], { handoff: { state: 'open' } }), request([item('verified')]));
    expect(m).toMatchObject({ total: 7, paths: { auto: 2, approved: 1, answered: 1, person: 1, denied: 1, open: 1 } });
    expect(m.daily).toEqual([{ day: '2026-11-23', auto: 1, approved: 1, answered: 1, person: 1, denied: 1 }, { day: '2026-11-24', auto: 1, approved: 0, answered: 0, person: 0, denied: 0 }]);
  });

  it.each<[string, RequestRecord, object, number]>([
    ['done, and nobody has said so', request([item('verified')]), { claimed: 1 }, 0], ['confirmed and read back', request([item('verified'), item('claimed', { ends: {} })], { closed: { as: 'resolved' } }), { verified: 1 }, 20], ['confirmed, not read back', request([item('verified'), item('claimed')], { closed: { as: 'resolved' } }), { claimed: 1 }, 0],
    ['an answer that helped', request([], { closed: { as: 'resolved' } }), { verified: 1 }, 0], ['undone since', request([item('undone'), item('verified', { undoOf: 'i1' })]), {}, 0], ['undone after it was confirmed', request([item('undone'), item('verified', { undoOf: 'i1' })], { closed: { as: 'resolved' } }), {}, 0], ['nothing of it was done', request([item('declined'), item('refused')], { closed: { as: 'resolved' } }), {}, 0],
    ['cancelled', request([item('verified')], { closed: { as: 'cancelled' } }), { abandoned: 1 }, 0], ['closed by the desk', request([item('verified')], { closed: { as: 'closed' } }), {}, 0], ['running', request([item('working')]), {}, 0],
    ['reopened', request([item('working')], { reopened: 2 }), { reopened: 1 }, 0], ['the longest of its parts is saved', request([item('verified'), item('verified', { requestType: 'prod' }), item('verified', { requestType: 'gone' })], { closed: { as: 'resolved' } }), { verified: 1 }, 50], ['a type that saves nothing', request([item('verified', { requestType: 'plain' })], { closed: { as: 'resolved' } }), { verified: 1 }, 0],
  ])('%s', (_, r, counts, minutesSaved) => {
    const m = metrics(r);
    expect(m.resolution).toEqual({ claimed: 0, verified: 0, abandoned: 0, reopened: 0, ...counts });
    expect(m.saved.minutes).toBe(minutesSaved);
  });

  it('the median time of what is done', () => {
    const after = (seconds: number) => ({ receipt: { at: new Date(Date.parse(AT) + seconds * 1_000).toISOString() } });
    const done = (seconds: number, ...more: ItemRecord[]) => request([item('verified', after(seconds)), ...more]);
    expect(metrics(done(100), done(9), done(20)).medianSeconds).toBe(20);
    expect(metrics(done(30), done(10)).medianSeconds).toBe(30);
    expect(metrics(done(5, item('verified', { ends: {}, ...after(500) }), item('verified', { undoOf: 'i1', ...after(900) }), item('refused', after(70)))).medianSeconds).toBe(5);
    expect(metrics(done(5, item('working')))).not.toHaveProperty('medianSeconds');
  });

  it('open approval steps, attempts and gaps', () => {
    const steps = { steps: [{ state: 'open', votes: [] }, { state: 'later', votes: [] }, { state: 'open', votes: [] }, { state: 'open', votes: [] }] };
    const m = metrics(request([item('waiting', { waiting: { for: 'approval' }, ...steps }), item('waiting', { waiting: { for: 'switch' }, steps: [{ state: 'open', votes: [] }] })], { flagged: true, turns: [{ flagged: [1, 2] }, {}], gap: 'How?' }), request([]));
    expect(m).toMatchObject({ pendingApprovals: 3, attempts: { requests: 1, spans: 2 }, knowledgeGaps: [{ question: 'How?', at: AT, requestId: 'REQ-1' }] });
    expect(metrics(request([item('waiting', { waiting: { for: 'approval' }, ...steps })], { closed: { as: 'resolved' } })).pendingApprovals).toBe(0);
    expect(metrics(...Array.from({ length: 25 }, () => request([], { gap: 'x' }))).knowledgeGaps).toHaveLength(20);
  });

  it('G19 G20: what a person must look at, with its owner where there is one', () => {
    const exceptions = (...items: ItemRecord[]) => metrics(request(items)).exceptions;
    const owned = { owner: 'o', since: '2026-11-22', why: 'w', retryAt: 'r' };
    const id = { requestId: 'REQ-1', itemId: 'i1' };
    expect(exceptions(item('verified'), item('waiting', { waiting: { for: 'switch' } }))).toEqual([]);
    expect(exceptions(item('waiting'))).toEqual([]);
    expect(exceptions(item('unknown'))).toEqual([{ ...id, kind: 'unknown', why: 'Outcome unknown', since: AT }]);
    expect(exceptions(item('unknown', { exception: owned }))).toEqual([{ ...id, kind: 'unknown', why: 'w', since: '2026-11-22', owner: 'o', retryAt: 'r' }]);
    expect(exceptions(item('unknown', { exception: { ...owned, retryAt: undefined } }))[0]).not.toHaveProperty('retryAt');
    expect(exceptions(item('verified', { grant: { state: 'exception', exception: owned } }))).toEqual([{ ...id, kind: 'access', why: 'w', since: '2026-11-22', owner: 'o', retryAt: 'r' }]);
    expect(exceptions(item('verified', { grant: { state: 'exception', endedBecause: 'Time is over' } }))).toEqual([{ ...id, kind: 'access', why: 'Time is over', since: AT }]);
    expect(exceptions(item('verified', { grant: { state: 'exception' } }))[0].why).toBe('Access could not be removed');
    expect(exceptions(item('verified', { grant: { state: 'active' } }))).toEqual([]);
    const waits = item('waiting', { id: 'i2', undoOf: 'i1', waiting: { for: 'system', message: 'busy', retryAt: 't' } });
    expect(exceptions(waits)).toEqual([{ requestId: 'REQ-1', itemId: 'i2', kind: 'waiting', why: 'busy', since: AT, retryAt: 't' }]);
    expect(exceptions(item('verified'), waits).map(e => e.kind)).toEqual(['waiting']);
    expect(exceptions(item('verified', { grant: { state: 'exception' } }), waits).map(e => e.kind)).toEqual(['access']);
    expect(exceptions(item('verified', { grant: { state: 'active' } }), waits).map(e => e.kind)).toEqual(['waiting']);
    expect(exceptions(item('verified', { id: 'i9', grant: { state: 'exception' } }), waits).map(e => e.kind)).toEqual(['access', 'waiting']);
    expect(exceptions(item('working', { waiting: { for: 'system', message: 'busy', retryAt: 't' } }))).toEqual([]);
  });
});
