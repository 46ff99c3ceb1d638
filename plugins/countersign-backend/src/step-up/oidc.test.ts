import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Provider as ProviderOf } from 'oidc-provider';
import { OidcStepUp } from './oidc';

/** What the provider will say about whoever signs in next. */
const signsIn: { sub: string; acr: string; error: string; enrolled?: number } = { sub: 'ben-at-idp', acr: 'mfa', error: '' };
let server: Server;
let issuer = '';
const redirectUri = 'http://127.0.0.1:7007/api/countersign/step-up/callback';
const key = randomBytes(32);
const clock = { now: () => new Date('2026-11-24T09:00:00Z') };
const stepUp = (more: object = {}) => new OidcStepUp({ issuer, clientId: 'desk', redirectUri, returnTo: 'http://127.0.0.1:7007/countersign/proved', acr: { 'registered-device': 'phr', totp: 'mfa' }, account: async p => (p === 'user:default/ben' ? 'ben-at-idp' : undefined), key, clock, ...more });

beforeAll(async () => {
  const { Provider } = await import('oidc-provider');
  server = createServer();
  await new Promise<void>(done => { server.listen(0, '127.0.0.1', done); });
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider: ProviderOf = new Provider(issuer, {
    clients: [{ client_id: 'desk', redirect_uris: [redirectUri], token_endpoint_auth_method: 'none', id_token_signed_response_alg: 'ES256' }],
    jwks: { keys: [{ ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig' } as never] },
    cookies: { keys: ['test'] }, acrValues: ['phr', 'mfa', 'pwd'], enabledJWA: { idTokenSigningAlgValues: ['ES256'] }, features: { devInteractions: { enabled: false } },
    findAccount: async (_ctx, sub) => ({ accountId: sub, claims: async () => ({ sub, ...(signsIn.enrolled !== undefined && { factor_enrolled_at: signsIn.enrolled }) }) }),
    claims: { openid: ['sub', 'factor_enrolled_at'] }, conformIdTokenClaims: false,
    interactions: { url: (_ctx, i) => `/prove/${i.uid}` },
    loadExistingGrant: async ctx => { const grant = new ctx.oidc.provider.Grant({ accountId: ctx.oidc.session?.accountId, clientId: 'desk' }); grant.addOIDCScope('openid'); await grant.save(); return grant; },
  });
  const rest = provider.callback();
  server.on('request', (req, res) => {
    if (!req.url?.startsWith('/prove/')) return rest(req, res);
    return provider.interactionFinished(req, res, signsIn.error ? { error: signsIn.error } : { login: { accountId: signsIn.sub, acr: signsIn.acr, remember: false } }, { mergeWithLastSubmission: false });
  });
});
afterAll(() => { server.close(); });
beforeEach(() => Object.assign(signsIn, { sub: 'ben-at-idp', acr: 'mfa', error: '', enrolled: undefined }));

/** The browser's way through the provider. @returns the query it brings to our callback. */
async function signIn(url: string): Promise<string> {
  const jar = new Map<string, string>();
  for (let at = url, n = 0; n < 9; n++) {
    const response = await fetch(at, { redirect: 'manual', headers: { cookie: [...jar].map(([k, v]) => `${k}=${v}`).join('; ') } });
    for (const line of response.headers.getSetCookie()) jar.set(...(line.split(';')[0].split(/=(.*)/).slice(0, 2) as [string, string]));
    at = new URL(response.headers.get('location') ?? '', at).href;
    if (at.startsWith(redirectUri)) return at.slice(redirectUri.length + 1);
  }
  throw new Error('the provider never came back');
}
const fragment = (to: string) => Object.fromEntries(new URLSearchParams(new URL(to).hash.slice(1)));

it('G17: proves a person for one payload, with a fresh sign-in', async () => {
  const s = stepUp();
  const { id, url, methods } = await s.challenge('user:default/ben', 'payload-1', ['registered-device', 'totp']);
  expect(Object.fromEntries(new URL(url).searchParams)).toMatchObject({ max_age: '0', acr_values: 'phr mfa', login_hint: 'ben-at-idp', code_challenge_method: 'S256' });
  expect(methods).toEqual(['registered-device', 'totp']);
  const { proof } = fragment(await s.callback(await signIn(url)));
  expect(await s.verify(id, proof)).toEqual({ ok: true, person: 'user:default/ben', payload: 'payload-1', method: 'totp', at: '2026-11-24T09:00:00.000Z' });
  expect(await s.verify('another-challenge', proof)).toEqual({ ok: false, reason: 'wrong' });
});

it('any replica that has the key can take the answer; one that has another key cannot', async () => {
  const { id, url } = await stepUp().challenge('user:default/ben', 'p', ['totp']);
  const { proof } = fragment(await stepUp().callback(await signIn(url)));
  expect(await stepUp().verify(id, proof)).toMatchObject({ ok: true });
  expect(await stepUp({ key: randomBytes(32) }).verify(id, proof)).toEqual({ ok: false, reason: 'wrong' });
});

it.each([
  ['somebody else signed in', { sub: 'mallory' }, 'not-this-person'],
  ['a weaker factor was used', { acr: 'pwd' }, 'weak'],
  ['the provider refused', { error: 'access_denied' }, 'refused'],
])('G17: no proof when %s', async (_what, says, fault) => {
  Object.assign(signsIn, says);
  const s = stepUp();
  const { url } = await s.challenge('user:default/ben', 'p', ['totp']);
  expect(fragment(await s.callback(await signIn(url)))).toEqual({ fault });
});

it('G17: the factor that is being reset proves nothing', async () => {
  const s = stepUp();
  const { url } = await s.challenge('user:default/ben', 'p', ['registered-device']);
  expect(fragment(await s.callback(await signIn(url)))).toEqual({ fault: 'weak' });
});

it('takes no state it did not seal, no code twice, and no code of another sign-in', async () => {
  const s = stepUp();
  const first = await s.challenge('user:default/ben', 'p1', ['totp']);
  const second = await s.challenge('user:default/ben', 'p2', ['totp']);
  const answer = await signIn(first.url);
  const crossed = new URLSearchParams(answer);
  crossed.set('state', new URL(second.url).searchParams.get('state') as string);
  expect(fragment(await s.callback('state=made-up&code=x'))).toEqual({ fault: 'wrong' });
  expect(fragment(await s.callback(crossed.toString()))).toEqual({ fault: 'refused' });
  await s.callback(answer);
  expect(fragment(await s.callback(answer))).toEqual({ fault: 'refused' });
});

it('G2: without a link to the provider, the desk is asked; without the provider, one waits', async () => {
  await expect(stepUp().challenge('user:default/juno', 'p', ['totp'])).rejects.toMatchObject({ status: 409, message: expect.stringContaining('not linked') });
  await expect(stepUp({ issuer: 'http://127.0.0.1:1' }).challenge('user:default/ben', 'p', ['totp'])).rejects.toMatchObject({ status: 503 });
});

describe('a factor that was enrolled lately', () => {
  const DAY = 86_400;
  const now = () => Math.floor(clock.now().getTime() / 1_000);
  const fault = async (enrolled?: number) => {
    signsIn.enrolled = enrolled;
    const s = stepUp({ enrolledClaim: 'factor_enrolled_at' });
    const { url } = await s.challenge('user:default/ben', 'payload-1', ['totp']);
    return fragment(await s.callback(await signIn(url)));
  };

  it('G17: proves nothing for seven days, nor does one of unknown age where the provider should say it', async () => {
    expect(await fault(now() - 6 * DAY)).toEqual({ fault: 'new' });
    expect(await fault()).toEqual({ fault: 'new' });
    expect(await fault(now() - 8 * DAY)).toHaveProperty('proof');
  });
});
