import { AsyncLocalStorage } from 'node:async_hooks';
import * as cedar from '@cedar-policy/cedar-wasm/web';
import { ADA, change, CLEO, INES, openForBusiness, SAM } from './__testUtils__/company';
import { createInstallation, ROLES, type Installation } from './__testUtils__/installation';

interface Platform { __forge_fetch__?: (...sent: never[]) => Promise<Response>; __forge_runtime__?: object }
const platform = globalThis as Platform;
type Name = 'first' | 'second';
const WISH = 'add me to Figma users for two weeks';

/** A desk is opened for every call: on a busy machine that adds up. */
jest.setTimeout(300_000);

/** Two installations served by one process, as Forge may do: whose a call is, is known to the platform alone. */
describe('two installations in one process', () => {
  const whose = new AsyncLocalStorage<Name>();
  const made: Partial<Record<Name, Installation>> = {};
  const as = <T>(name: Name, work: (app: Installation) => Promise<T>): Promise<T> => whose.run(name, () => work(made[name] as Installation));

  beforeAll(async () => {
    const before = { ...platform };
    const parts: Partial<Record<Name, Platform>> = {};
    for (const name of ['first', 'second'] as const) {
      const app = await createInstallation();
      app.installationId = `i-${name}`;
      made[name] = app;
      parts[name] = { __forge_fetch__: platform.__forge_fetch__, __forge_runtime__: platform.__forge_runtime__ };
    }
    const now = () => parts[whose.getStore() ?? 'first'];
    platform.__forge_fetch__ = (...sent) => now()!.__forge_fetch__!(...sent);
    Object.defineProperty(globalThis, '__forge_runtime__', { configurable: true, get: () => now()?.__forge_runtime__ ?? before.__forge_runtime__ });
    await as('first', openForBusiness);
    await as('second', async app => {
      await openForBusiness(app);
      const rules = await app.ok('rules', undefined, INES);
      const text = rules.files.find(f => f.path === 'policies/access.cedar')?.text ?? '';
      await change(app, { 'policies/access.cedar': `${text}\n@id("closed-here")\n@owner("admin")\n@says("Closed on the second site.")\nforbid (principal, action == Action::"jira.add-to-group", resource);\n` });
    });
  });
  afterAll(async () => { await made.second?.close(); await made.first?.close(); });

  it('each decides by its own policies, at the same time', async () => {
    const asked = (name: Name) => as(name, async app => {
      const { id } = await app.ok('ask', { text: WISH, key: 'key-00001' }, ADA);
      await app.drain();
      return (await app.ok('request', { id }, ADA)).request;
    });
    const [first, second] = await Promise.all([asked('first'), asked('second')]);
    expect(first?.items[0]).toMatchObject({ state: 'waiting', waiting: { for: 'approval' } });
    expect(second?.items[0]).toMatchObject({ state: 'denied' });
    expect(JSON.stringify(first)).not.toContain('second site');
  });

  it('neither knows requests, rules or nonces of the other', async () => {
    const { id } = await as('first', app => app.ok('ask', { text: WISH, key: 'key-00002' }, SAM));
    await as('first', app => app.drain());
    expect(await as('second', app => app.ok('request', { id }, SAM))).toEqual(await as('second', async app => ({ ...(await app.ok('request', { id: 'REQ-NOTTHERE' }, SAM)), id })));
    expect(JSON.stringify(await as('first', app => app.ok('rules', undefined, INES)))).not.toContain('closed-here');
    const { nonce } = await as('first', app => app.ok('nonce', { text: WISH }, { ...CLEO, requestType: '25' }));
    expect(made.first?.key).not.toEqual(made.second?.key);
    const { openNonce } = require('./host/nonce') as typeof import('./host/nonce');
    const opens = (name: Name) => openNonce(made[name]!.key, nonce, new Date());
    expect([opens('first')?.account, opens('second')]).toEqual([CLEO.account, undefined]);
  });

  it('calls that cross keep their own person and place', async () => {
    const calls = (['first', 'second'] as const).flatMap(name => [ADA, SAM, CLEO].map(async who => ({ who, name, me: await as(name, app => app.ok('me', undefined, who)) })));
    for (const { who, me } of await Promise.all(calls)) expect(me).toMatchObject({ person: `user:jira/${who.account}`, may: { desk: who === SAM } });
    await as('second', app => app.ok('pullSwitch', { kind: 'stop-changes', reason: 'only here' }, INES));
    const [first, second] = await Promise.all((['first', 'second'] as const).map(name => as(name, app => app.ok('me', undefined, ADA))));
    expect([first.stopped, second.stopped]).toMatchObject([[], [{ reason: 'only here' }]]);
    expect(ROLES.admin).toHaveLength(1);
  });

  it('Cedar’s memory, which outlives a call, holds nobody’s policies afterwards', () => {
    const { cedarForInvocation } = require('./host/cedar') as typeof import('./host/cedar');
    const asked = { principal: { type: 'User', id: 'x' }, action: { type: 'Action', id: 'x' }, resource: { type: 'Thing', id: 'x' }, context: {}, entities: [], validateRequest: false };
    const reasons = (slot: string) => {
      const said = cedar.statefulIsAuthorized({ ...asked, preparsedPolicySetId: slot });
      return said.type === 'success' ? said.response.diagnostics : { reason: [], errors: [] };
    };
    const slots = Array.from({ length: 40 }, (_, n) => `countersign-${n + 1}`);
    const mine = cedarForInvocation();
    mine.cedar.preparsePolicySet('policies', { staticPolicies: 'forbid (principal, action, resource);' });
    expect(slots.filter(slot => reasons(slot).reason.length)).toHaveLength(1);
    mine.end();
    expect(slots.flatMap(slot => [...reasons(slot).reason, ...reasons(slot).errors])).toEqual([]);
  });
});
