import fc from 'fast-check';
import type { Change } from '../contract';
import type { JsonObject, RequestType } from '../types';
import { isoOf, minutesOf } from '../words';
import { isNarrower, laddersOf } from './ladders';

const change = { narrow: { role: ['admin', 'write', 'read'], quantity: [10, 5, 1] } } as unknown as Change;
const type = { slots: { duration: { type: 'duration', ladder: ['P1D', 'PT8H', 'PT4H', 'PT60M'] }, note: { type: 'text' } } } as unknown as RequestType;
const of = (input: JsonObject, t: RequestType | undefined = type) => laddersOf(change, t, input);

describe('G13: what an approver may make smaller', () => {
  it('starts at the present value and goes down, from the request type’s ladders and the action’s', () => {
    expect(of({ role: 'write', duration: 'PT8H', quantity: 5 })).toEqual({ role: ['write', 'read'], duration: ['PT8H', 'PT4H', 'PT60M'], quantity: [5, 1] });
    expect(of({ role: 'admin' })).toMatchObject({ role: ['admin', 'write', 'read'] });
  });

  it('compares durations by length, not by how they are written', () => {
    expect(of({ duration: 'PT1H' }).duration).toEqual(['PT1H']);
    expect(of({ duration: 'PT5H' }).duration).toEqual(['PT5H', 'PT4H', 'PT60M']);
  });

  it('no end is wider than every rung; another field without a value has no ladder', () => {
    expect(of({})).toEqual({ duration: ['P1D', 'PT8H', 'PT4H', 'PT60M'] });
    expect(laddersOf(change, undefined, {})).toEqual({});
  });

  it('a value that is on no ladder can only stay', () => {
    expect(of({ role: 'owner' }).role).toEqual(['owner']);
    expect(of({ role: 'read' }).role).toEqual(['read']);
    expect(of({ role: ['read'] }).role).toBeUndefined();
    expect(of({ note: 'x' }).note).toBeUndefined();
  });

  it('numbers go down by size, whether or not they stand on the ladder, and are never compared with text', () => {
    expect(of({ quantity: 7 }).quantity).toEqual([7, 5, 1]);
    expect(of({ quantity: '7' }).quantity).toEqual(['7']);
    expect(laddersOf({ narrow: { quantity: ['5', 1] } } as unknown as Change, undefined, { quantity: 7 }).quantity).toEqual([7, 1]);
    expect(of({ duration: ['PT8H'] }).duration).toBeUndefined();
  });

  it.each<[string, JsonObject, boolean]>([
    ['the same', { app: 'figma', role: 'write', duration: 'PT8H' }, true],
    ['one smaller', { app: 'figma', role: 'read', duration: 'PT8H' }, true],
    ['both smaller', { app: 'figma', role: 'read', duration: 'PT4H' }, true],
    ['wider', { app: 'figma', role: 'admin', duration: 'PT8H' }, false],
    ['longer', { app: 'figma', role: 'write', duration: 'P1D' }, false],
    ['between two rungs', { app: 'figma', role: 'write', duration: 'PT3H' }, false],
    ['another thing', { app: 'miro', role: 'write', duration: 'PT8H' }, false],
    ['one field more', { app: 'figma', role: 'write', duration: 'PT8H', ticket: 'INC-1' }, false],
    ['without its end', { app: 'figma', role: 'write' }, false],
  ])('%s: %j → %s', (_, next, narrower) => {
    const payload = { app: 'figma', role: 'write', duration: 'PT8H' };
    expect(isNarrower(next, payload, of(payload))).toBe(narrower);
  });

  it('an end where there was none is narrower', () => {
    expect(isNarrower({ app: 'figma', duration: 'PT8H' }, { app: 'figma' }, of({ app: 'figma' }))).toBe(true);
    expect(isNarrower({ app: 'figma', duration: 'P7D' }, { app: 'figma' }, of({ app: 'figma' }))).toBe(false);
  });

  describe('where the request type and the action both have a ladder', () => {
    const both = (own: readonly (string | number)[], action: readonly (string | number)[], field = 'duration') =>
      (value?: string | number) => laddersOf({ narrow: { [field]: action } } as unknown as Change, { slots: { [field]: { type: 'text', ladder: own } } } as unknown as RequestType, value === undefined ? {} : { [field]: value })[field];

    it('neither hides the other: two hours of the request type between a day and an hour of the action', () => {
      expect(both(['P1D', 'PT4H', 'PT2H', 'PT1H'], ['P90D', 'P1D', 'PT4H', 'PT60M'])('P1D')).toEqual(['P1D', 'PT4H', 'PT2H', 'PT1H']);
    });

    it('the request type’s widest is the most, whether or not an end was asked for; less is always there', () => {
      expect(both(['P7D', 'P1D'], ['P90D', 'P14D', 'PT1H'])('P30D')).toEqual(['P30D', 'P7D', 'P1D', 'PT1H']);
      expect(both(['P7D', 'P1D'], ['P90D', 'P14D', 'PT1H'])()).toEqual(['P7D', 'P1D', 'PT1H']);
      expect(both(['write', 'read'], ['admin', 'maintain', 'write', 'read'], 'role')('admin')).toEqual(['admin', 'write', 'read']);
    });

    it('words are joined in the order both allow; where they contradict each other neither step is offered', () => {
      expect(both(['admin', 'read'], ['admin', 'write', 'read'], 'role')('admin')).toEqual(['admin', 'write', 'read']);
      expect(both(['write', 'admin'], ['admin', 'write', 'read'], 'role')('write')).toEqual(['write', 'read']);
    });

    const minutes = fc.integer({ min: 1, max: 600_000 });
    const rungs = fc.array(minutes, { minLength: 1, maxLength: 8 }).map(list => list.sort((a, b) => b - a).map(isoOf));
    it('no rung is wider than what was asked or than the widest of the request type, each is less than the one before, and none below is lost', () => {
      fc.assert(fc.property(rungs, rungs, fc.option(minutes, { nil: undefined }), (own, action, asked) => {
        const ladder = both(own, action)(asked === undefined ? undefined : isoOf(asked));
        const offered = (asked === undefined ? ladder : ladder.slice(1)).map(v => minutesOf(String(v)));
        const most = Math.min(minutesOf(own[0]) + 1, asked ?? Infinity);
        expect(offered).toEqual([...new Set([...own, ...action].map(minutesOf))].filter(m => m < most).sort((a, b) => b - a));
      }));
    });

    it('narrowing again and again never comes back to more', () => {
      fc.assert(fc.property(rungs, rungs, minutes, fc.array(fc.nat(20), { maxLength: 6 }), (own, action, asked, picks) => {
        picks.reduce((now, pick) => {
          const ladder = both(own, action)(now);
          const next = ladder[pick % ladder.length];
          expect(minutesOf(String(next))).toBeLessThanOrEqual(minutesOf(String(now)));
          expect(isNarrower({ duration: next }, { duration: now }, { duration: ladder })).toBe(true);
          return next;
        }, isoOf(asked) as string | number);
      }));
    });

    it('no word that a ladder calls wider than what was asked is ever offered', () => {
      const words = fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e'], { minLength: 1 });
      fc.assert(fc.property(words, words, fc.constantFrom('a', 'b', 'c', 'd', 'e'), (own, action, asked) => {
        const wider = (v: string) => [own, action].some(l => l.includes(v) && l.indexOf(asked) > l.indexOf(v));
        expect(both(own, action, 'role')(asked).slice(1).filter(v => wider(String(v)))).toEqual([]);
      }));
    });
  });
});
