import type { ItemRecord, RequestRecord } from '../state/record';
import { settingsOf } from '../settings';
import type { RequestType, Turn } from '../types';
import { savedOf } from './saved';

const AT = '2026-11-23T09:00:00.000Z';
const item = (requestType: string, state = 'verified') => ({ id: 'i1', state, requestType, steps: [] }) as unknown as ItemRecord;
const request = (items: ItemRecord[], extra: object = { closed: { as: 'resolved' } }) => ({ id: 'REQ-1', items, turns: [], createdAt: AT, updatedAt: AT, ...extra }) as unknown as RequestRecord;
const types = new Map<string, RequestType>([['app', { id: 'app', title: 'App', minutesSaved: 20 } as RequestType], ['prod', { id: 'prod', title: 'Prod', minutesSaved: 50 } as RequestType], ['plain', { id: 'plain', title: 'Plain' } as RequestType]]);
const worth = { currency: 'EUR', hour: 60 };

describe('cost saved, by what the company assumes', () => {
  it('without a price of an hour there is no amount', () => {
    expect(savedOf([request([item('app')])], types, undefined)).toEqual({ kinds: [{ requestType: 'app', title: 'App', minutesEach: 20, verified: 1 }], uncounted: 0, minutes: 20 });
  });

  it('counts verified resolutions alone: not what is claimed, cancelled, closed by the desk, reopened or open', () => {
    const others = [
      request([item('app', 'claimed')]), request([item('app')], {}), request([item('app')], { closed: { as: 'cancelled' } }), request([item('app')], { closed: { as: 'closed' } }),
      request([item('app')], { closed: { as: 'resolved' }, reopened: 1 }), request([item('app', 'working')], {}), request([item('app', 'denied')], {}),
    ];
    expect(savedOf(others, types, worth)).toMatchObject({ kinds: [], minutes: 0, amount: 0 });
    expect(savedOf([...others, request([item('app')]), request([item('app')])], types, worth)).toMatchObject({ minutes: 40, amount: 40, assumed: worth });
  });

  it('the longest part of a request is what it saves; kinds without minutes, and answers, are counted as nothing and said', () => {
    const all = [request([item('app'), item('prod')]), request([item('app')]), request([item('plain')]), request([])];
    expect(savedOf(all, types, worth)).toMatchObject({ kinds: [{ requestType: 'prod', verified: 1 }, { requestType: 'app', verified: 1 }], uncounted: 2, minutes: 70, amount: 70 });
  });

  it('what was declined, refused or undone is no part of what is saved, nor is an undo or an end', () => {
    const back = (extra: object) => ({ ...item('prod'), ...extra }) as ItemRecord;
    expect(savedOf([request([item('app'), item('prod', 'declined')])], types, worth)).toMatchObject({ kinds: [{ requestType: 'app', verified: 1 }], minutes: 20 });
    expect(savedOf([request([item('app'), item('prod', 'undone'), back({ undoOf: 'i1' })])], types, worth)).toMatchObject({ kinds: [{ requestType: 'app', verified: 1 }], minutes: 20 });
    expect(savedOf([request([item('app'), back({ ends: { why: 'Time is over' } })])], types, worth).minutes).toBe(20);
    expect(savedOf([request([item('prod', 'undone'), back({ undoOf: 'i1' })]), request([item('prod', 'declined')])], types, worth)).toMatchObject({ kinds: [], uncounted: 0, minutes: 0 });
  });

  describe('the model', () => {
    const said = (...models: Turn['model'][]) => request([item('app')], { closed: { as: 'resolved' }, turns: models.map(model => ({ model })) });
    const counted = { name: 'big', ms: 1, tokens: { in: 500_000, out: 100_000 } };
    const price = { ...worth, millionTokens: { in: 2, out: 10 } };

    it('costs what the provider counted, at the price the rules state, for each verified resolution', () => {
      expect(savedOf([said(counted), said(counted, { name: 'big', ms: 1 }, { name: 'embedded', ms: 1 })], types, price).model).toEqual({ tokens: { in: 1_000_000, out: 200_000 }, amount: 4, perVerified: 2, withoutCount: 1 });
    });

    it.each([['a price', [said(counted)], worth], ['a count', [said({ name: 'big', ms: 1 })], price], ['a model', [said({ name: 'embedded', ms: 1 })], price]] as const)('without %s nothing is said of it', (_, records, w) => {
      expect(savedOf(records, types, w)).not.toHaveProperty('model');
    });

    it('without a verified resolution there is no price of one', () => {
      expect(savedOf([request([item('app', 'working')], { turns: [{ model: counted }] })], types, price).model).not.toHaveProperty('perVerified');
    });
  });

  it.each([{ currency: 'euro', hour: 50 }, { currency: 'EUR', hour: 0 }, { currency: 'EUR' }, { currency: 'EUR', hour: 50, millionTokens: { in: 1 } }])('is refused when it is half said: %j', some => {
    expect(() => settingsOf({ worth: some as never })).toThrow();
  });
});
