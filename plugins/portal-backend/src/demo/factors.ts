import { createHash, randomInt, randomBytes, timingSafeEqual } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

export type Method = 'registered-device' | 'totp';
const MOST_WRONG = 5;

/** What people carry: an authenticator app (RFC 6238) and a laptop that shows a number for one sign-in. Five wrong codes lock a person's factors. */
export class Factors {
  private readonly seed = randomBytes(32);
  private readonly wrong = new Map<string, number>();
  private readonly laptop = new Map<string, string>();

  show(signIn: string, person: string, methods: readonly Method[]) {
    const code: Record<Method, () => string> = { 'registered-device': () => this.number(signIn), totp: () => this.totp(person).generate() };
    const title: Record<Method, string> = { 'registered-device': 'Registered laptop', totp: 'Authenticator app' };
    return methods.map(method => ({ method, title: title[method], code: code[method]() }));
  }

  check(signIn: string, person: string, methods: readonly Method[], typed: string): { state: 'right'; method: Method } | { state: 'wrong'; left: number } | { state: 'locked' } {
    const wrong = this.wrong.get(person) ?? 0;
    if (wrong >= MOST_WRONG) return { state: 'locked' };
    const code = typed.replace(/\s/g, '');
    const method = methods.find(m => (m === 'totp' ? this.totp(person).validate({ token: code, window: 1 }) !== null : same(code, this.number(signIn))));
    if (!method) {
      this.wrong.set(person, wrong + 1);
      return wrong + 1 >= MOST_WRONG ? { state: 'locked' } : { state: 'wrong', left: MOST_WRONG - wrong - 1 };
    }
    this.wrong.delete(person);
    this.laptop.delete(signIn);
    return { state: 'right', method };
  }

  reset() { this.wrong.clear(); this.laptop.clear(); }

  private number(signIn: string) {
    const known = this.laptop.get(signIn) ?? String(randomInt(1_000_000)).padStart(6, '0');
    this.laptop.set(signIn, known);
    return known;
  }

  private totp(person: string) {
    return new TOTP({ issuer: 'Lumen demo', label: person, secret: new Secret({ buffer: new Uint8Array(createHash('sha256').update(this.seed).update(person).digest().subarray(0, 20)).buffer }) });
  }
}

const same = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
