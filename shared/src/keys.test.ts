import { sign, verify } from 'node:crypto';
import { keyFor, kidOf, signingKey, verifyingKey, type Purpose } from './keys';

const hex = (s: string) => new Uint8Array(Buffer.from(s, 'hex'));

describe('keys by purpose', () => {
  it('G28: every purpose has a key of its own, the same on every replica', () => {
    const all: Purpose[] = ['capability', 'secrets', 'seal', 'links', 'export'];
    const made = all.map(p => Buffer.from(keyFor(new Uint8Array(32).fill(7), p)).toString('hex'));
    expect(new Set(made).size).toBe(all.length);
    expect(made).toEqual(all.map(p => Buffer.from(keyFor(new Uint8Array(32).fill(7), p)).toString('hex')));
    expect(made[0]).not.toBe(Buffer.from(keyFor(new Uint8Array(32).fill(8), 'capability')).toString('hex'));
  });

  it('G28: a seed gives the Ed25519 key of RFC 8032 §7.1 test 1, and its signature', () => {
    const key = signingKey(hex('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60'));
    expect(Buffer.from(key.publicKey).toString('hex')).toBe('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
    const signature = sign(null, Buffer.alloc(0), key.privateKey);
    expect(signature.toString('hex')).toMatch(/^e5564300c360ac729086e2cc806e828a/);
    expect(verify(null, Buffer.alloc(0), verifyingKey(key.publicKey), signature)).toBe(true);
    expect(key.kid).toBe(kidOf(key.publicKey));
    expect(key.kid).toMatch(/^[0-9a-f]{16}$/);
  });
});
