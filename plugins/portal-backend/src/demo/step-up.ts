import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Clock, StepUp } from '@countersign/core';
import { Secret, TOTP } from 'otpauth';

interface Challenge { person: string; payload: string; methods: readonly string[]; expiresAt: number; used: boolean; deviceCode: string }
const MINUTES = 5;
const MOST_WRONG = 5;

/**
 * The demo company's identity provider: a time-based code (RFC 6238) and a registered device that shows a number to type.
 * A proof is bound to one payload and counts once; five wrong codes lock the person's factors (G17).
 */
export class DemoStepUp implements StepUp {
  private readonly challenges = new Map<string, Challenge>();
  private readonly wrong = new Map<string, number>();
  private readonly seed = randomBytes(32);

  /** @param origin - where the demo's device page is served. */
  constructor(private readonly clock: Clock, private readonly origin: string) {}

  async challenge(person: string, payload: string, methods: readonly string[]) {
    const id = randomUUID();
    const expiresAt = this.clock.now().getTime() + MINUTES * 60_000;
    this.challenges.set(id, { person, payload, methods, expiresAt, used: false, deviceCode: String(randomBytes(4).readUInt32BE() % 1_000_000).padStart(6, '0') });
    return { id, methods, url: `${this.origin}/api/countersign-demo/device/${id}`, expiresAt: new Date(expiresAt).toISOString() };
  }

  async verify(id: string, proof: string): ReturnType<StepUp['verify']> {
    const c = this.challenges.get(id);
    if (!c || c.expiresAt < this.clock.now().getTime()) return { ok: false, reason: 'expired' };
    if (c.used) return { ok: false, reason: 'used' };
    const wrong = this.wrong.get(c.person) ?? 0;
    if (wrong >= MOST_WRONG) return { ok: false, reason: 'locked' };
    const method = this.methodOf(c, proof.replace(/\s/g, ''));
    if (!method) {
      this.wrong.set(c.person, wrong + 1);
      return { ok: false, reason: wrong + 1 >= MOST_WRONG ? 'locked' : 'wrong', left: MOST_WRONG - wrong - 1 };
    }
    c.used = true;
    this.wrong.delete(c.person);
    return { ok: true, person: c.person, payload: c.payload, method, at: this.clock.now().toISOString() };
  }

  /** What the person's own devices show. The page that shows it is only for that person. */
  devices(id: string): { person: string; methods: readonly string[]; registered: string; totp: string } | undefined {
    const c = this.challenges.get(id);
    return c && { person: c.person, methods: c.methods, registered: c.deviceCode, totp: this.totp(c.person).generate({ timestamp: this.clock.now().getTime() }) };
  }

  reset() { this.wrong.clear(); this.challenges.clear(); }

  private methodOf(c: Challenge, proof: string): string | undefined {
    if (c.methods.includes('registered-device') && same(proof, c.deviceCode)) return 'registered-device';
    if (c.methods.includes('totp') && this.totp(c.person).validate({ token: proof, timestamp: this.clock.now().getTime(), window: 1 }) !== null) return 'totp';
    return undefined;
  }

  private totp(person: string) {
    return new TOTP({ issuer: 'Lumen demo', label: person, secret: new Secret({ buffer: new Uint8Array(createHash('sha256').update(this.seed).update(person).digest().subarray(0, 20)).buffer }) });
  }
}

const same = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
