import { generateKeyPairSync, randomBytes } from 'node:crypto';
import express, { type Request, type Response, type Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { page, text } from './page';
import { Factors } from './factors';

export interface IdentityProviderOptions {
  readonly issuer: string; readonly redirectUri: string;
  /** Subject → login name; undefined: nobody. */
  readonly people: { login(sub: string): string | undefined };
}
export interface IdentityProvider { readonly router: Router; reset(): void }
const ACR: Readonly<Record<string, { method: 'registered-device' | 'totp'; amr: string[] }>> = { phr: { method: 'registered-device', amr: ['hwk'] }, mfa: { method: 'totp', amr: ['otp'] } };

/** When everybody in the demo enrolled their devices, in seconds since 1970: long ago. */
const ENROLLED = Date.parse('2026-01-05T09:00:00Z') / 1_000;

/**
 * The demo company's identity provider: a real OpenID provider (`oidc-provider`) with an authenticator app and a registered laptop.
 * Its sign-in page shows what those devices show, because a demo has no pockets; that is its only shortcut.
 */
export async function createIdentityProvider({ issuer, redirectUri, people }: IdentityProviderOptions): Promise<IdentityProvider> {
  const { Provider } = await import('oidc-provider');
  const factors = new Factors();
  const at = new URL(issuer).pathname;
  const { createMemoryAdapter } = await import('oidc-provider/lib/adapters/memory_adapter.js');
  const provider = new Provider(issuer, {
    adapter: createMemoryAdapter(0),
    clients: [{ client_id: 'countersign', redirect_uris: [redirectUri], token_endpoint_auth_method: 'none', id_token_signed_response_alg: 'ES256' }],
    jwks: { keys: [{ ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig' } as never] },
    cookies: { keys: [randomBytes(24).toString('hex')] },
    acrValues: Object.keys(ACR), enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    features: { devInteractions: { enabled: false }, resourceIndicators: { enabled: false } },
    pkce: { required: () => true },
    ttl: { Interaction: 600, Session: 600, Grant: 600, IdToken: 300, AccessToken: 300, AuthorizationCode: 60 },
    findAccount: async (_ctx, sub) => (people.login(sub) ? { accountId: sub, claims: async () => ({ sub, factor_enrolled_at: ENROLLED }) } : undefined),
    claims: { openid: ['sub', 'factor_enrolled_at'] }, conformIdTokenClaims: false,
    interactions: { url: (_ctx, interaction) => `${at}/prove/${interaction.uid}` },
    // There is one application and it asks for nothing but who this is.
    loadExistingGrant: async ctx => {
      const grant = new ctx.oidc.provider.Grant({ accountId: ctx.oidc.session?.accountId, clientId: ctx.oidc.client?.clientId });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  });

  const asked = async (req: Request, res: Response) => {
    const { uid, params } = await provider.interactionDetails(req, res);
    const sub = String(params.login_hint ?? '');
    const login = people.login(sub);
    const acr = String(params.acr_values ?? '').split(' ').filter(a => ACR[a]);
    return { uid, sub, login, methods: acr.map(a => ACR[a].method) };
  };
  const form = async (req: Request, res: Response, fault?: string) => {
    const { uid, sub, login, methods } = await asked(req, res);
    if (!login) return void res.status(404).type('html').send(page('Nobody by that name', '<p>The demo directory has no such account.</p>'));
    const shown = factors.show(uid, sub, methods);
    const devices = shown.map(d => `<dt>${d.title}</dt><dd data-method="${d.method}">${d.code}</dd>`).join('');
    return void res.status(fault ? 422 : 200).type('html').send(page('Prove it is you', `
<p>Signing in again as <b>${text(login)}</b>. Type the code your authenticator app or your registered laptop shows.</p>
<form method="post"><label for="code">Code</label><input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required autofocus aria-describedby="fault">
<p id="fault" role="alert">${text(fault ?? '')}</p><button>Confirm</button></form>
<aside aria-label="Demo devices"><h2>The devices of ${text(login)}</h2><p>This is a demo. In your company these are the person's own.</p><dl>${devices}</dl></aside>`));
  };

  const router = PromiseRouter();
  router.use((_req, res, next) => { res.setHeader('Cache-Control', 'no-store'); res.setHeader('Referrer-Policy', 'same-origin'); next(); });
  router.get('/prove/:uid', (req, res) => form(req, res));
  router.post('/prove/:uid', express.urlencoded({ extended: false, limit: '2kb' }), async (req, res) => {
    const { uid, sub, methods } = await asked(req, res);
    const tried = factors.check(uid, sub, methods, String(req.body.code ?? ''));
    if (tried.state === 'wrong') return form(req, res, `That code is not right. ${tried.left} more ${tried.left === 1 ? 'try' : 'tries'}.`);
    const result = tried.state === 'locked'
      ? { error: 'access_denied', error_description: 'locked' }
      : { login: { accountId: sub, acr: Object.keys(ACR).find(a => ACR[a].method === tried.method), amr: Object.values(ACR).find(a => a.method === tried.method)?.amr, remember: false } };
    return provider.interactionFinished(req, res, result, { mergeWithLastSubmission: false });
  });
  router.use(provider.callback());
  return { router, reset: () => factors.reset() };
}
