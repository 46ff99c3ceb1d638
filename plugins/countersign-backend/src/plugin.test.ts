import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { mockCredentials } from '@backstage/backend-test-utils';
import type { PolicyDecision } from '@backstage/plugin-permission-common';
import { countersignApprovePermission, countersignRequestReadPermission } from '@countersign/backstage-plugin-countersign-common';
import { countersignConditions, createCountersignConditionalDecision } from '@countersign/backstage-plugin-countersign-node';
import request from 'supertest';
import { parse } from 'yaml';
import { entities, person, start } from './__testUtils__/portal';

it('asks, is approved by the owner, and shows each only what is theirs', async () => {
  const { call, world } = await start();
  const asked = await call('ben', 'post', '/requests', { text: 'read access to payments-db for 4h' }).expect(201);
  expect(asked.body).toMatchObject({ state: 'waiting', items: [{ waiting: { for: 'approval' }, steps: [{ candidates: ['user:default/chloe', 'user:default/felix'] }] }] });
  await call('juno', 'get', `/requests/${asked.body.id}`).expect(404);
  expect((await call('juno', 'get', '/requests')).body.items).toEqual([]);
  const { body } = await call('chloe', 'get', '/approvals').expect(200);
  await call('ben', 'post', `/approvals/${body.items[0].id}/decision`, { decision: 'approve' }).expect(403);
  await call('chloe', 'post', `/approvals/${body.items[0].id}/decision`, { decision: 'approve', narrow: { duration: 'PT2H' } }).expect(200);
  await call('felix', 'post', `/approvals/${body.items[0].id}/decision`, { decision: 'approve' }).expect(409);
  expect(world.effects).toHaveLength(1);
  await call('otto', 'get', '/audit/verify').expect(200, /"ok":\s*true/);
}, 60_000);

it('every refusal says the next step: 400 401 403 404 413 422 429', async () => {
  const { server, call } = await start();
  const expects = async (promise: ReturnType<typeof call>, status: number) => {
    const { body } = await promise.expect(status);
    expect(body.error).toMatchObject({ message: expect.any(String), next: expect.any(String) });
  };
  // The host's own barrier answers before us.
  await request(server).get('/api/countersign/requests').set('Authorization', mockCredentials.none.header()).expect(401);
  await expects(call('ben', 'post', '/requests', '{broken'), 400);
  await expects(call('ben', 'post', '/requests', { text: '' }), 422);
  await expects(call('ben', 'post', '/requests', { text: 'x', admin: true }), 422);
  await expects(call('ben', 'post', '/requests', { text: 'x'.repeat(17_000) }), 413);
  await expects(call('ben', 'get', '/requests/REQ-NONE'), 404);
  await expects(call('ben', 'get', '/handoffs'), 403);
  for (let n = 0; n < 5; n++) await call('felix', 'post', '/requests', { text: 'hello' }).expect(201);
  await call('felix', 'post', '/requests', { text: 'hello' }).expect(201);
  await expects(call('felix', 'post', '/requests', { text: 'hello' }), 429);
}, 60_000);

it('G5: with everything allowed by the host, the desk still asks for its own roles', async () => {
  const { call } = await start();
  for (const at of ['/audit', '/audit/verify', '/metrics', '/handoffs', '/requests?scope=all']) await call('ben', 'get', at).expect(403);
  await call('sam', 'get', '/handoffs').expect(200);
  await call('otto', 'get', '/audit').expect(200);
}, 60_000);

it('the host’s permission is necessary too', async () => {
  const { call } = await start({ allow: false });
  await call('ben', 'post', '/requests', { text: 'I need figma' }).expect(403);
  await call('otto', 'get', '/audit').expect(403);
}, 60_000);

it('G5: the portal’s own policy may depend on the request; what it keeps back looks like nothing', async () => {
  const decide = jest.fn<PolicyDecision | undefined, [string]>();
  const { call } = await start({ decide });
  const id = (await call('ben', 'post', '/requests', { text: 'read access to payments-db for 4h' }).expect(201)).body.id;
  const only = (permission: typeof countersignApprovePermission, who: string) => decide.mockImplementation(name => (name === permission.name
    ? createCountersignConditionalDecision(permission, countersignConditions.isRequester({ userRefs: [`user:default/${who}`] })) : undefined));
  only(countersignRequestReadPermission, 'juno');
  const hidden = await call('ben', 'get', `/requests/${id}`).expect(404);
  const absent = await call('ben', 'get', '/requests/REQ-NOTHERE').expect(404);
  expect(hidden.body.error.message.replace(id, 'x')).toBe(absent.body.error.message.replace('REQ-NOTHERE', 'x'));
  expect((await call('ben', 'get', '/requests').expect(200)).body.items).toEqual([]);
  only(countersignRequestReadPermission, 'ben');
  expect((await call('ben', 'get', '/requests').expect(200)).body.items).toHaveLength(1);
  await call('ben', 'get', `/requests/${id}`).expect(200);
  only(countersignApprovePermission, 'nobody');
  await call('chloe', 'post', `/approvals/${id}.i1.1/decision`, { decision: 'approve' }).expect(403);
}, 60_000);

it('G6: people and owners count only from configured locations', async () => {
  const { call } = await start();
  const asked = await call('ben', 'post', '/requests', { text: 'read access to payments-db for 4h' });
  expect(asked.body.items[0].steps[0].candidates).not.toContain('user:default/eve');
  await call('eve', 'get', '/approvals').expect(403);
}, 60_000);

it('G6: an owner that changed today does not approve today', async () => {
  const now = structuredClone(entities);
  const { call } = await start({ people: now });
  await call('ben', 'get', '/requests').expect(200);
  Object.assign(now.find(e => e.metadata.name === 'payments-db')?.spec ?? {}, { owner: 'group:default/payments' });
  await new Promise(done => setTimeout(done, 2_000));
  const asked = await call('ben', 'post', '/requests', { text: 'read access to payments-db for 4h' }).expect(201);
  expect(asked.body.items[0].steps[0].candidates).toEqual(['user:default/chloe', 'user:default/felix']);
  const [approval] = (await call('chloe', 'get', '/approvals').expect(200)).body.items;
  expect(approval.risk.against.map((e: { text: string }) => e.text).join()).toContain('owner group:default/payments');
}, 60_000);

it('G2: one account id claimed by two people is nobody’s; a shared e-mail means nothing', async () => {
  const twins = [...entities.filter(e => e.metadata.name !== 'juno'), person('juno', 'payments', { 'account.countersign.dev/saas': 'id-ben' })];
  const { call, world } = await start({ people: twins });
  const asked = await call('ben', 'post', '/requests', { text: 'I need figma' }).expect(201);
  expect(asked.body).toMatchObject({ state: 'handed-over', items: [{ state: 'handed-over' }] });
  expect(world.effects).toEqual([]);
}, 60_000);

it('streams stages and ends with the request', async () => {
  const { call } = await start();
  const { text } = await call('ben', 'post', '/requests', { text: 'I need figma' }).set('Accept', 'application/x-ndjson').buffer(true).parse((res, done) => {
    let all = '';
    res.on('data', chunk => { all += chunk; });
    res.on('end', () => done(null, all));
  }).then(r => ({ text: r.body as string }));
  const lines = text.trim().split('\n').map(l => JSON.parse(l));
  expect(lines[0]).toMatchObject({ type: 'stage', stage: 'understand' });
  expect(lines[lines.length - 1]).toMatchObject({ type: 'request', request: { state: 'done' } });
}, 60_000);

it('openapi.yaml describes every route, and only those', () => {
  const described = Object.entries(parse(readFileSync(path.join(__dirname, '../openapi.yaml'), 'utf8')).paths as Record<string, object>)
    .flatMap(([at, verbs]) => Object.keys(verbs).filter(v => v !== 'parameters').map(v => `${v} ${at.replace(/\{(\w+)\}/g, ':$1')}`)).sort();
  const source = readdirSync(path.join(__dirname, 'routes')).map(f => readFileSync(path.join(__dirname, 'routes', f), 'utf8')).join('\n');
  const routed = [...source.matchAll(/router\.(get|post|put|delete)\(['`]([^'`$]+)['`]/g)].map(m => `${m[1]} ${m[2]}`);
  const verbs = [...source.matchAll(/^ {4}'?([a-z-]+)'?: \{ body:/gm)].map(m => `post /requests/:id/${m[1]}`);
  expect([...routed, ...verbs].sort()).toEqual(described);
});
