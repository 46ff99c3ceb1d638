import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AddressInfo } from 'node:net';
import { mockCredentials } from '@backstage/backend-test-utils';
import { start } from '../__testUtils__/portal';
import { main } from './cli';

type Portal = Awaited<ReturnType<typeof start>>;

describe('the auditor’s command line', () => {
  let portal: Portal;
  let dir: string;
  let url: string;
  let id: string;
  let said: string;
  const file = (name: string) => path.join(dir, name);
  const run = async (...args: string[]) => { said = ''; return main([...args, '--url', url]); };
  beforeAll(async () => {
    dir = mkdtempSync(path.join(tmpdir(), 'countersign-audit-'));
    portal = await start();
    url = `http://127.0.0.1:${(portal.server.address() as AddressInfo).port}`;
    process.env.COUNTERSIGN_TOKEN = mockCredentials.user.token('user:default/otto');
    jest.spyOn(process.stdout, 'write').mockImplementation(chunk => { said += chunk; return true; });
    id = (await portal.call('ben', 'post', '/requests', { text: '<b>I need figma</b>' }).expect(201)).body.id;
    await run('audit', 'export', '--out', file('first.jsonl'));
    await run('audit', 'keep', '--out', dir);
  }, 120_000);
  afterAll(async () => {
    jest.restoreAllMocks();
    delete process.env.COUNTERSIGN_TOKEN;
    rmSync(dir, { recursive: true, force: true });
    await portal.server.stop();
  });
  const verify = (name: string, ...own: string[]) => run('audit', 'verify', file(name), ...own);
  const own = () => ['--key', file('auditor.key'), '--head', file('heads.txt')];

  it('G28: an export is proved with the auditor’s own key and head: 0; without them: 2, and it says what is missing', async () => {
    expect(await run('audit', 'export', '--out', file('record.jsonl'))).toBe(0);
    expect(await verify('record.jsonl', ...own())).toBe(0);
    expect(said).toContain('proven: nothing was changed, and nothing is missing up to your head');
    expect(await verify('record.jsonl')).toBe(2);
    expect(said).toMatch(/consistent; completeness not proven\n {2}No key from you.*\n {2}No head from you/);
  });

  it('G28: a changed line is named with its request and event, and the code is 1', async () => {
    const lines = readFileSync(file('first.jsonl'), 'utf8').split('\n').map(l => (l.includes('"kind":"plan.made"') ? l.replace('user:default/ben', 'user:default/eve') : l));
    writeFileSync(file('edited.jsonl'), lines.join('\n'));
    expect(await verify('edited.jsonl', ...own())).toBe(1);
    expect(said).toMatch(new RegExp(`BROKEN {2}${id}, event \\d+: was edited`));
  });

  it('G28: an evidence pack is a page without scripts, and lines that verify offline', async () => {
    expect(await run('audit', 'pack', '--request', id, '--out', file('pack'))).toBe(0);
    const page = readFileSync(file('pack/evidence.html'), 'utf8');
    for (const text of [id, 'user:default/ben', 'audit verify evidence.jsonl', 'Who read it', '&lt;b&gt;I need figma']) expect(page).toContain(text);
    expect(page).not.toMatch(/<script|<b>I need|src=|href=/);
    expect(await verify('pack/evidence.jsonl', ...own())).toBe(2);
    expect(said).toContain('A pack shows what is in it');
    const lines = readFileSync(file('pack/evidence.jsonl'), 'utf8');
    writeFileSync(file('pack/evidence.jsonl'), lines.replace(/"sealed":"[0-9a-f]{4}/, '"sealed":"0000'));
    expect(await verify('pack/evidence.jsonl', ...own())).toBe(1);
    expect(said).toContain('is not in the signed tree');
  });

  it('G27: a period is counted, and reconciled with what each system says', async () => {
    expect(await run('audit', 'period', '--from', '2020-01-01', '--to', '2099-01-01')).toBe(0);
    expect(JSON.parse(said)).toMatchObject({ events: { 'request.opened': 1 }, effects: { 'saas.grant-seat': 1 }, systems: expect.arrayContaining([expect.objectContaining({ system: 'saas', says: expect.any(String) })]) });
  });

  it('replays a request from its record', async () => {
    expect(await run('replay', id)).toBe(0);
    expect(said).toMatch(/same +event \d+, the decision for i1/);
  });

  it('says what is wrong: another key, nothing there, no such request, somebody who is no auditor', async () => {
    await expect(verify('nothing.jsonl')).rejects.toThrow('is not there');
    await expect(run('audit', 'export', '--request', 'REQ-NONE', '--out', file('none'))).rejects.toThrow('There is no request REQ-NONE');
    await expect(main(['audit', 'export', '--out', file('x'), '--url', 'http://127.0.0.1:1'])).rejects.toThrow('Nothing answers');
    await expect(main(['audit', 'nonsense'])).rejects.toThrow('Say one of');
    writeFileSync(file('auditor.key'), 'countersign/x+00000000+AAAA\n');
    await expect(run('audit', 'keep', '--out', dir)).rejects.toThrow('another key');
    process.env.COUNTERSIGN_TOKEN = mockCredentials.user.token('user:default/ben');
    await expect(run('audit', 'keep', '--out', dir)).rejects.toThrow('is for auditors');
  });
});
