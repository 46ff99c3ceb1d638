import { createHash, createHmac, randomUUID } from 'node:crypto';
import { type Clock, DeskError, type PersonRef, type StepUp } from '@countersign/core';
import { openSealed, seal } from './sealed';

export interface OidcStepUpOptions {
  readonly issuer: string; readonly clientId: string; readonly clientSecret?: string;
  /** Our callback, as registered at the provider, and the page that takes the proof to the desk. */
  readonly redirectUri: string; readonly returnTo: string;
  /** Method → the `acr` that the provider answers when it was used. */
  readonly acr: Readonly<Record<string, string>>;
  /** The person's immutable `sub` at the provider (G2). */
  readonly account: (person: PersonRef) => Promise<string | undefined>;
  /** Claim that says when the factor was enrolled, in seconds since 1970; absent: the provider does not say. */
  readonly enrolledClaim?: string;
  readonly key: Buffer; readonly clock: Clock;
}
interface Challenge { readonly id: string; readonly person: PersonRef; readonly sub: string; readonly payload: string; readonly methods: readonly string[]; readonly verifier: string }
interface Proof { readonly id: string; readonly person: PersonRef; readonly payload: string; readonly method: string; readonly at: string }
const LEAVE_SECONDS = 600;
const FRESH_SECONDS = 300;
/** A factor younger than this proves nothing (G17). */
const ENROLLED_DAYS = 7;

/**
 * Step-up by the company's OpenID provider (G17, RFC 9470): `max_age=0`, `acr_values`, PKCE, and a nonce made from the payload.
 * Nothing is kept here: what must be remembered travels sealed in `state`, so any replica can answer the callback.
 */
export class OidcStepUp implements StepUp {
  private readonly key: Uint8Array;
  private found?: ReturnType<typeof discover>;

  constructor(private readonly o: OidcStepUpOptions) { this.key = createHmac('sha256', o.key).update('countersign step-up').digest(); }

  async challenge(person: PersonRef, payload: string, methods: readonly string[]) {
    const usable = methods.filter(m => this.o.acr[m]);
    if (!usable.length) throw new DeskError(409, 'The identity provider offers no way to prove this.', 'Ask the service desk.');
    const sub = await this.o.account(person);
    if (!sub) throw new DeskError(409, 'Your account at the identity provider is not linked to you here.', 'Ask the service desk to link it.');
    const { client, config } = await this.provider();
    const id = randomUUID();
    const verifier = client.randomPKCECodeVerifier();
    const state = await seal<Challenge>(this.key, 'challenge', { id, person, sub, payload, methods: usable, verifier }, LEAVE_SECONDS);
    const url = client.buildAuthorizationUrl(config, {
      redirect_uri: this.o.redirectUri, scope: 'openid', max_age: '0', acr_values: usable.map(m => this.o.acr[m]).join(' '), login_hint: sub, nonce: nonceOf(id, payload), state,
      code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
    });
    return { id, methods: usable, url: url.href, expiresAt: new Date(this.o.clock.now().getTime() + LEAVE_SECONDS * 1_000).toISOString() };
  }

  /** The provider sent the browser back. @returns where it goes next: the proof is in the fragment, seen by that browser alone. */
  async callback(search: string): Promise<string> {
    const params = new URLSearchParams(search);
    const opened = await openSealed<Challenge>(this.key, 'challenge', params.get('state') ?? '');
    if (!opened.ok) return this.back({ fault: opened.reason });
    if (params.has('error')) return this.back({ fault: 'refused' });
    const c = opened.value;
    const { client, config } = await this.provider();
    const claims = await client.authorizationCodeGrant(config, new URL(`${this.o.redirectUri}?${params}`), {
      pkceCodeVerifier: c.verifier, expectedState: params.get('state') ?? '', expectedNonce: nonceOf(c.id, c.payload), maxAge: FRESH_SECONDS, idTokenExpected: true,
    }).then(t => t.claims(), () => undefined);
    if (!claims) return this.back({ fault: 'refused' });
    if (claims.sub !== c.sub) return this.back({ fault: 'not-this-person' });
    const method = c.methods.find(m => this.o.acr[m] === claims.acr);
    if (!method) return this.back({ fault: 'weak' });
    if (this.o.enrolledClaim && !this.isOld(claims[this.o.enrolledClaim])) return this.back({ fault: 'new' });
    return this.back({ proof: await seal<Proof>(this.key, 'proof', { id: c.id, person: c.person, payload: c.payload, method, at: this.o.clock.now().toISOString() }, FRESH_SECONDS) });
  }

  async verify(id: string, proof: string): ReturnType<StepUp['verify']> {
    const opened = await openSealed<Proof>(this.key, 'proof', proof);
    if (!opened.ok) return { ok: false, reason: opened.reason };
    const { person, payload, method, at } = opened.value;
    return opened.value.id === id ? { ok: true, person, payload, method, at } : { ok: false, reason: 'wrong' };
  }

  /** A provider that should say it and does not is not believed. */
  private isOld(enrolled: unknown) {
    return typeof enrolled === 'number' && this.o.clock.now().getTime() - enrolled * 1_000 >= ENROLLED_DAYS * 86_400_000;
  }

  private back(said: Record<string, string>) { return `${this.o.returnTo}#${new URLSearchParams(said)}`; }

  /** Asked for once, when it is first needed; a provider that was away is asked again. */
  private provider() {
    this.found ??= discover(this.o).catch(error => {
      this.found = undefined;
      throw Object.assign(new DeskError(503, 'The identity provider does not answer.', 'Try again in a minute; your request waits.'), { cause: error });
    });
    return this.found;
  }
}

const nonceOf = (id: string, payload: string) => createHash('sha256').update(`${id} ${payload}`).digest('base64url');

async function discover({ issuer, clientId, clientSecret }: OidcStepUpOptions) {
  const client = await import('openid-client');
  const local = ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(issuer).hostname);
  const auth = clientSecret ? client.ClientSecretPost(clientSecret) : client.None();
  const config = await client.discovery(new URL(issuer), clientId, clientSecret, auth, { ...(local && { execute: [client.allowInsecureRequests] }) });
  return { client, config };
}
