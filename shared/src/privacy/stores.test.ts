import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createTestHost, ScriptedModel, scanDatabase, tablesOf } from '../testing';
import { NOBODYS, STORES } from './stores';

it('G29: every table is on the erasure map, and the page shows the whole map', async () => {
  const host = await createTestHost(new ScriptedModel([]));
  const tables = await tablesOf(host.knex);
  await host.close();
  expect(tables.length).toBeGreaterThan(8);
  const known: readonly string[] = [...STORES.map(s => s.store), ...NOBODYS];
  expect(tables.filter(t => !known.includes(t))).toEqual([]);
  expect(STORES.map(s => s.store).filter(s => s.startsWith('cs_') && !s.includes('.') && !tables.includes(s))).toEqual([]);
  const page = readFileSync(path.join(__dirname, '../../../docs/privacy.md'), 'utf8');
  for (const s of STORES) expect(page).toContain(`| ${s.store} | ${s.holds} | ${s.erasedBy} |`);
});

it('a scan finds a text wherever it lies, packed or not', async () => {
  const host = await createTestHost(new ScriptedModel(() => 'Hello'));
  await host.desk.ask(host.as('ben'), { text: 'A very particular word' });
  await host.knex('cs_secrets').insert({ id: 'x', owner: 'user:default/ben', sealed: Buffer.from('hidden in there').toString('base64'), expires_at: '', tries: 0 });
  expect((await scanDatabase(host.knex, ['particular', 'hidden in', 'absent'])).map(f => `${f.table}.${f.column}`).sort()).toEqual(['cs_journal.private', 'cs_requests.snapshot', 'cs_secrets.sealed']);
  await host.close();
});
