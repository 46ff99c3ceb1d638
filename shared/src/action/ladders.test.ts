import type { Change } from '../contract';
import type { JsonObject, RequestType } from '../types';
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
});
