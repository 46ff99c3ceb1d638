import { createHmac } from 'node:crypto';
import { keyFor, signingKey } from '../keys';
import { NotAuthentic, signJws, verifyJws } from './jws';

const key = signingKey(keyFor(new Uint8Array(32).fill(1), 'peer'));
const other = signingKey(keyFor(new Uint8Array(32).fill(2), 'peer'));
const now = new Date('2026-11-25T10:00:00Z');
const iat = now.getTime() / 1_000;
const claims = { iss: 'a', aud: 'b', jti: '1', iat, exp: iat + 60, n: 7 };
const expected = { typ: 't+jwt', publicKey: key.publicKey, iss: 'a', aud: 'b', now };
const part = (v: object) => Buffer.from(JSON.stringify(v)).toString('base64url');
const good = signJws('t+jwt', claims, key);
const [header, body, signature] = good.split('.');

describe('signed messages', () => {
  it('G28: what this key signed, of this kind, from there to here and now, is read', () => {
    expect(verifyJws(good, expected)).toEqual(claims);
  });

  it.each<[string, string]>([
    ['no algorithm', `${part({ alg: 'none', kid: key.kid, typ: 't+jwt' })}.${body}.`],
    ['a shared secret made of the public key', (() => { const text = `${part({ alg: 'HS256', kid: key.kid, typ: 't+jwt' })}.${body}`; return `${text}.${createHmac('sha256', key.publicKey).update(text).digest('base64url')}`; })()],
    ['a key it brings itself', `${part({ alg: 'EdDSA', jwk: {}, kid: key.kid, typ: 't+jwt' })}.${body}.${signature}`],
    ['another kind of message', signJws('u+jwt', claims, key)],
    ['another key', signJws('t+jwt', claims, other)],
    ['another key under this name', signJws('t+jwt', claims, { ...other, kid: key.kid })],
    ['another issuer', signJws('t+jwt', { ...claims, iss: 'c' }, key)],
    ['for somebody else', signJws('t+jwt', { ...claims, aud: 'c' }, key)],
    ['over', signJws('t+jwt', { ...claims, exp: iat }, key)],
    ['from the future', signJws('t+jwt', { ...claims, iat: iat + 200, exp: iat + 300 }, key)],
    ['without an end', signJws('t+jwt', { ...claims, exp: undefined as never }, key)],
    ['without a number', signJws('t+jwt', { ...claims, jti: '' }, key)],
    ['other claims', `${header}.${part({ ...claims, n: 8 })}.${signature}`],
    ['a signature spelled differently', `${good.slice(0, -1)}${String.fromCharCode(good.charCodeAt(good.length - 1) + 1)}`],
    ['a fourth part', `${good}.x`], ['nothing', ''], ['too much', `${good}${'A'.repeat(400_000)}`],
  ])('G28: %s is refused', (_, jws) => {
    expect(() => verifyJws(jws, expected)).toThrow(NotAuthentic);
  });
});
