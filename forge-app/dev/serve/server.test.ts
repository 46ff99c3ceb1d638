import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundle } from '../bundling/bundle';
import { PEOPLE } from '../site';
import { LocalJsm, serve } from './server';

const APP = path.join(__dirname, '../__fixtures__/app');
let local: LocalJsm;

beforeAll(async () => {
  const built = await bundle({ app: APP, out: mkdtempSync(path.join(tmpdir(), 'jsm-')), sources: [path.join(APP, 'src')], pages: false });
  local = await serve({ manifest: path.join(APP, 'manifest.yml'), code: built.code, pages: built.pages });
}, 120_000);
afterAll(() => local.close());

const visit = (as: string, at: string, form?: Record<string, string>) =>
  fetch(local.url + at, { headers: { cookie: `as=${as}` }, redirect: 'manual', ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}) });
const invoke = async (as: string, body: object) => (await fetch(`${local.url}/invoke`, { method: 'POST', headers: { cookie: `as=${as}` }, body: JSON.stringify(body) })).json();

test('every page says that this is not Atlassian', async () => {
  expect(await (await visit('ada', '/portal')).text()).toContain('Local stand-in, not Atlassian.');
});

test('pages follow the rights of whoever looks', async () => {
  const status = async (as: string, at: string) => (await visit(as, at)).status;
  expect([await status('ada', '/portal/request/IT-1'), await status('carl', '/portal/request/IT-1')]).toEqual([200, 404]);
  expect([await status('ada', '/jira/queue'), await status('sam', '/jira/queue')]).toEqual([404, 200]);
  expect([await status('sam', '/jira/admin'), await status('aud', '/jira/admin'), await status('ines', '/jira/admin')]).toEqual([404, 404, 200]);
  expect([await status('cleo', '/jira/apps'), await status('aud', '/jira/apps')]).toEqual([404, 200]);
});

test('what the create form of the app stored is on the request that was raised, and the app hears of it', async () => {
  const answer = await visit('cleo', '/portal/create', { type: '27', summary: 'Printer <b>', description: '', properties: JSON.stringify([{ key: 'proof', value: { nonce: 'n' } }]) });
  const key = String(answer.headers.get('location')).split('/').pop();
  expect(local.at.site.state.issues.find(i => i.key === key)).toMatchObject({ reporter: PEOPLE.cleo, properties: { proof: { nonce: 'n' } } });
  expect(await (await visit('cleo', `/portal/request/${key}`)).text()).toContain('Printer &lt;b&gt;');
  for (let tries = 0; tries < 50 && !local.at.platform.kvs.entries.has(`/heard-${key}`); tries += 1) await new Promise(done => { setTimeout(done, 100); });
  expect(local.at.platform.kvs.entries.has(`/heard-${key}`)).toBe(true);
});

test('a page of the app asks as the person who is signed in, whatever it sends', async () => {
  expect(await invoke('sam', { module: 'panel', functionKey: 'see', payload: { key: 'IT-1' }, accountId: PEOPLE.ines })).toEqual({ body: { who: PEOPLE.sam, user: 200, app: 200 } });
  expect(await invoke('cleo', { module: 'panel', functionKey: 'see', payload: { key: 'IT-1' } })).toEqual({ error: expect.stringContaining('not open to customer') });
});

test('the persona is kept, and nobody is sent to another site', async () => {
  const answer = await visit('ada', '/as', { as: 'mira', back: '//evil.example' });
  expect([answer.headers.get('set-cookie'), answer.headers.get('location')]).toEqual([expect.stringContaining('as=mira'), '/portal']);
});
