import { KnexJournal } from '../knex';
import { createTestHost, ScriptedModel } from '../testing';
import { verifyExport } from './verify-export';

/** On a slow shared machine; one query per row would take many times that. */
const MOST_MS = 20_000;
/** All of it reads in pages. */
const MOST_QUERIES = 25;
const REQUESTS = 100;
const EVENTS = 10_000;

const timed = async <T>(run: () => Promise<T>): Promise<[T, number]> => { const began = Date.now(); return [await run(), Date.now() - began]; };

it('G28: ten thousand events are sealed, verified and exported in one pass each', async () => {
  const host = await createTestHost(new ScriptedModel(() => []));
  const journal = new KnexJournal(host.knex);
  const event = (n: number) => ({ kind: 'turn.said', actor: 'user:default/ben', data: { turn: { text: `word number ${n}` } } });
  for (let r = 0; r < REQUESTS; r++) await journal.append({ requestId: `SYS-speed-${r}`, seq: 0, hash: '' }, Array.from({ length: EVENTS / REQUESTS }, (_, n) => event(n)), host.clock.now().toISOString());
  const [, sealing] = await timed(() => host.desk.tick());
  await host.desk.tick();
  const queries: string[] = [];
  host.knex.on('query', q => queries.push(q.sql));
  const [live, verifying] = await timed(() => host.desk.verifyAudit(host.as('otto')));
  expect(live).toMatchObject({ ok: true, waiting: 0 });
  expect(live.sealed).toBeGreaterThan(EVENTS);
  expect(queries.length).toBeLessThan(MOST_QUERIES);
  const lines: string[] = [];
  const [, exporting] = await timed(async () => { for await (const l of await host.desk.exportAudit(host.as('otto'))) lines.push(l); });
  const [report, offline] = await timed(() => verifyExport(lines));
  expect(report).toMatchObject({ completeness: 'consistent', faults: [] });
  expect(report.events).toBeGreaterThan(EVENTS);
  for (const ms of [sealing, verifying, exporting, offline]) expect(ms).toBeLessThan(MOST_MS);
  if (process.env.COUNTERSIGN_SAY_SPEED) process.stdout.write(`sealing ${sealing} ms, verifying ${verifying} ms, exporting ${exporting} ms, verifying the export ${offline} ms\n`);
  await host.close();
}, 120_000);
