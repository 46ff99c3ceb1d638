/**
 * One side of the crash test, in a process of its own: `run <dir> run <n>` asks for a seat and is killed at the n-th write to the
 * database, before or after it applied; `<dir> finish` is the next process. The system's state is a file beside the database.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import knex from 'knex';
import { createTestHost, ScriptedModel } from './index';

const [, , dir, mode, at] = process.argv;
const ledger = path.join(dir, 'effects.log');
const lines = () => (existsSync(ledger) ? readFileSync(ledger, 'utf8').trim().split('\n').filter(Boolean) : []);
const db = knex({ client: 'better-sqlite3', connection: path.join(dir, 'db.sqlite'), useNullAsDefault: true, pool: { min: 1, max: 1 } });

/** Plans differently on every call and in every process. */
const fickle = new ScriptedModel(() => [{ name: 'do_app', args: { quote: String(process.pid), app: 'resource:default/figma' } }, ...(Math.random() < 0.5 ? [] : [{ name: 'small_talk', args: {} }])]);

async function main() {
  const host = await createTestHost(fickle, { knex: db });
  const key = 'saas user:default/ben resource:default/figma';
  if (lines().length) host.world.state.set(key, 'member');
  host.world.after = () => { appendFileSync(ledger, 'effect\n'); };
  if (mode === 'run') return run(host);
  for (let n = 0; n < 4; n++) {
    await host.desk.tick();
    host.clock.move(180_000);
  }
  const [mine] = await host.desk.list(host.as('ben'));
  const proof = await host.desk.verifyAudit(host.as('otto'));
  // The desk's own streams are written by whoever is alive; a request only by who asked.
  const requests = await db('cs_journal').whereNot('request_id', 'like', 'SYS-%').distinct('request_id');
  process.stdout.write(`${JSON.stringify({ effects: lines().length, state: mine?.state ?? 'none', verified: proof.ok, written: requests.length })}\n`);
  return db.destroy();
}

async function run(host: Awaited<ReturnType<typeof createTestHost>>) {
  let writes = 0;
  const die = () => { writes += 1; if (writes === Number(at)) process.kill(process.pid, 'SIGKILL'); };
  const isWrite = (sql: string) => /^\s*(?:insert|update|delete)/i.test(sql);
  db.on('query', (q: { sql: string }) => { if (isWrite(q.sql)) die(); });
  db.on('query-response', (_: unknown, q: { sql: string }) => { if (isWrite(q.sql)) die(); });
  await host.desk.ask(host.as('ben'), { text: 'I need Figma' });
  return db.destroy();
}

main().catch(error => { process.stderr.write(`${error.stack}\n`); process.exit(1); });
