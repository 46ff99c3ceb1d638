import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Built, bundle } from '../bundling/bundle';
import { GROUPS, PEOPLE } from '../site';
import { Installed, install } from './installed';

const APP = path.join(__dirname, '../__fixtures__/app');
let built: Built;
let at: Installed;

beforeAll(async () => { built = await bundle({ app: APP, out: mkdtempSync(path.join(tmpdir(), 'forge-host-')), sources: [path.join(APP, 'src')], pages: false }); }, 120_000);
beforeEach(async () => { at = await install({ manifest: path.join(APP, 'manifest.yml'), code: built.code }); });
afterEach(() => at.close());

const ask = (functionKey: string, payload: object, accountId: string = PEOPLE.ada) => at.host.resolve('panel', { functionKey, payload, accountId });
const comments = (key: string) => at.site.state.issues.find(i => i.key === key)?.comments.length;

test('a person and the app stay apart, also when many ask at once', async () => {
  const people = [PEOPLE.ada, PEOPLE.mira, PEOPLE.sam, PEOPLE.carl, PEOPLE.ada];
  const answers = await Promise.all(people.map(p => ask('see', { key: 'IT-1' }, p)));
  expect(answers).toEqual(people.map(who => ({ who, user: who === PEOPLE.ada || who === PEOPLE.sam ? 200 : 404, app: 200 })));
});

test('a page hears of a failure, and nothing of what the app said', async () => {
  await expect(ask('fail', {})).rejects.toThrow('There was an error invoking the function.');
});

test('customers open only what the manifest opens to them', async () => {
  const customer = { accountId: PEOPLE.cleo, accountType: 'customer' as const, functionKey: 'see', payload: { key: 'IT-2' } };
  expect(await at.host.resolve('portal', customer)).toMatchObject({ user: 200 });
  await expect(at.host.resolve('panel', customer)).rejects.toThrow('not open to customer');
});

test('keys and values have the limits of the real store', async () => {
  expect(await ask('keep', { key: 'a', value: 1 })).toBe('kept');
  expect(await ask('keep', { key: 'a', value: 2, options: { keyPolicy: 'FAIL_IF_EXISTS' } })).toBe('KEY_ALREADY_EXISTS');
  expect(await ask('kept', { key: 'a' })).toBe(1);
  expect(await ask('kept', { key: 'b' })).toBeUndefined();
  expect(await ask('keep', { key: 'big', value: 'x'.repeat(250 * 1024) })).toBe('MAX_SIZE');
  expect(await ask('keep', { key: 'a/b', value: 1 })).toBe('INVALID_KEY');
  await ask('keep', { key: 'p:1', value: 1 });
  await ask('keep', { key: 'p:2', value: 1 });
  await ask('keep', { key: 'p:3', value: 1 });
  expect(await ask('find', { prefix: 'p:' })).toMatchObject({ results: [{ key: 'p:1' }, { key: 'p:2' }], nextCursor: expect.anything() });
});

test('nothing leaves by a plain fetch', async () => {
  expect(await ask('out', { url: 'https://example.com/' })).toBe('REQUEST_EGRESS_ALLOWLIST_ERR');
});

test('what an administrator allowed leaves, to that host alone, with what was sent; what was taken back does not', async () => {
  const seen: unknown[] = [];
  const there = createServer((request, response) => { seen.push([request.url, request.headers.authorization, request.headers['forge-proxy-target']]); response.end('{}'); });
  await new Promise<void>(ready => { there.listen(0, '127.0.0.1', ready); });
  const manifest = path.join(mkdtempSync(path.join(tmpdir(), 'consent-')), 'manifest.yml');
  writeFileSync(manifest, `${readFileSync(path.join(APP, 'manifest.yml'), 'utf8')}  external:\n    configurable:\n      enabled: true\n`);
  const open = await install({ manifest, code: built.code, via: new Map([['https://app.example', `http://127.0.0.1:${(there.address() as AddressInfo).port}`]]) });
  const out = (url: string) => open.host.resolve('panel', { functionKey: 'out', payload: { url, authorization: 'Bearer t' }, accountId: PEOPLE.ada });
  expect(await out('https://app.example/a?b=1')).toBe('REQUEST_EGRESS_ALLOWLIST_ERR');
  open.platform.consent.set([{ key: 'k', description: 'd', configured: [{ domain: 'https://app.example', type: ['FETCH_BACKEND_SIDE'] }] }]);
  expect(await out('https://app.example/a?b=1')).toBe(200);
  expect(seen).toEqual([['/a?b=1', 'Bearer t', undefined]]);
  expect(await out('https://app.example.evil.example/')).toBe('REQUEST_EGRESS_ALLOWLIST_ERR');
  open.platform.consent.deleteGroup('k');
  expect(await out('https://app.example/a?b=1')).toBe('REQUEST_EGRESS_ALLOWLIST_ERR');
  expect(() => at.platform.consent.set([{ key: 'k', description: 'd', configured: [] }])).toThrow('no customer-managed egress');
  there.close();
  await open.close();
});

test('a trigger hears of service desks alone, not of the app itself, and has no person', async () => {
  const event = (key: string, type: string, byApp = false) => at.host.event({ eventType: 'avi:jira:created:issue', byApp, issue: { key, fields: { project: { projectTypeKey: type } } } });
  expect(await event('PAY-1', 'software')).toHaveLength(0);
  expect(await event('IT-1', 'service_desk', true)).toHaveLength(0);
  expect(await event('IT-1', 'service_desk')).toHaveLength(1);
  expect(await ask('kept', { key: 'heard-IT-1' })).toEqual({ asUser: 'NeedsAuthenticationError' });
});

test('what is pushed is run, again when asked for, and given up after four tries', async () => {
  await ask('push', { events: [{ body: { key: 'IT-1', again: 2 } }] });
  await at.host.drain();
  expect([comments('IT-1'), await ask('kept', { key: 'begun-IT-1' })]).toEqual([1, 2]);
  await ask('push', { events: [{ body: { key: 'IT-1', again: 9 } }] });
  await at.host.drain();
  expect(at.platform.queue.lost).toHaveLength(1);
});

test('a push too large is refused', async () => {
  expect(await ask('push', { events: [{ body: { key: 'x'.repeat(101 * 1024) } }] })).not.toBe('pushed');
  expect(at.platform.queue.waiting).toHaveLength(0);
});

test('a function killed in the middle is delivered again', async () => {
  await ask('push', { events: [{ body: { key: 'IT-1' } }] });
  await at.host.drain({ kill: { call: 2, when: 'after' } });
  expect([comments('IT-1'), await ask('kept', { key: 'done-IT-1' })]).toEqual([2, true]);
  await ask('push', { events: [{ body: { key: 'IT-3' } }] });
  await at.host.drain({ kill: { call: 2, when: 'before' } });
  expect(comments('IT-3')).toBe(1);
});

test('a queue may deliver twice', async () => {
  at.platform.queue.twice = true;
  await ask('push', { events: [{ body: { key: 'IT-1' } }] });
  await at.host.drain();
  expect(comments('IT-1')).toBe(2);
});

test('a function ends at the time its manifest gives it', async () => {
  const { result } = await at.host.schedule('slow');
  expect(result).toMatchObject({ success: false, error: { name: 'FUNCTION_TIME_OUT' } });
});

test('a web trigger answers only what the manifest says, and its log is kept', async () => {
  expect(await at.host.web('hook', { body: 'good' })).toEqual({ status: 202, body: '{"ok":true}', contentType: 'application/json' });
  expect((await at.host.web('hook', { body: 'bad' })).status).toBe(500);
  expect(at.host.invoking.logs.map(l => l.words)).toEqual([['hooked', 'good'], ['hooked', 'bad']]);
});

test('a call outside the scopes of the manifest is refused by the site', async () => {
  const answer = await fetch(`${at.site.url}/rest/api/3/group/user?groupId=${GROUPS.figma}`, { method: 'POST', headers: { 'x-acting-as': 'app' }, body: JSON.stringify({ accountId: PEOPLE.ada }) });
  expect(answer.status).toBe(403);
});

test('the size of the bundle and its cold start are known', async () => {
  await ask('kept', { key: 'a' });
  expect(built.sizes['backend/index.cjs'].bytes).toBeGreaterThan(10_000);
  expect(at.host.invoking.coldMs[0]).toBeGreaterThan(0);
});
