import { TestClock } from '../testing/clock';
import { CAPABILITY_MS, check, mint } from './capability';
import { effectKey, payloadHash } from './payload';

const key = new Uint8Array(32).fill(1);
const claims = { requestId: 'REQ-1', itemId: 'i1', action: 'saas.grant-seat', payloadHash: 'h', subject: 'user:default/ben', runKey: 'REQ-1:i1:1' };

describe('G10: a capability is for one effect', () => {
  const clock = new TestClock();
  const capability = mint(claims, clock, key);

  it('says what, for whom and until when, and passes for exactly that', () => {
    expect(capability).toMatchObject({ ...claims, expiresAt: new Date(clock.now().getTime() + CAPABILITY_MS).toISOString() });
    expect(check(capability, claims, clock, key)).toBeUndefined();
  });

  it.each(Object.keys(claims))('a changed %s is a forgery', field => {
    expect(check({ ...capability, [field]: 'other' }, claims, clock, key)).toBe('forged');
  });

  it('so are a longer life, another key, and a signature cut short, emptied or made up', () => {
    expect(check({ ...capability, expiresAt: '2099-01-01T00:00:00.000Z' }, claims, clock, key)).toBe('forged');
    expect(check(capability, claims, clock, new Uint8Array(32).fill(2))).toBe('forged');
    for (const signature of ['', capability.signature.slice(0, 62), 'ff'.repeat(32), `${capability.signature}00`]) expect(check({ ...capability, signature }, claims, clock, key)).toBe('forged');
  });

  it.each(['action', 'payloadHash', 'subject'])('a capability for another %s is refused, though genuine', field => {
    const other = mint({ ...claims, [field]: 'other' }, clock, key);
    expect(check(other, claims, clock, key)).toBe('other payload');
  });

  it('ends at its time, to the millisecond', () => {
    const later = new TestClock();
    later.move(CAPABILITY_MS - 1);
    expect(check(capability, claims, later, key)).toBeUndefined();
    later.move(1);
    expect(check(capability, claims, later, key)).toBe('expired');
  });

  it('the payload hash does not depend on the order of fields, and on everything else', () => {
    expect(payloadHash('a.b', { x: 1, y: '2' })).toBe(payloadHash('a.b', { y: '2', x: 1 }));
    expect(new Set([payloadHash('a.b', { x: 1 }), payloadHash('a.b', { x: '1' }), payloadHash('a.c', { x: 1 }), payloadHash('a.b', {})]).size).toBe(4);
    expect(effectKey('REQ-1', 'i2', 3)).toBe('REQ-1:i2:3');
  });
});
