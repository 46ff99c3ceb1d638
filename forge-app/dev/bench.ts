import path from 'node:path';
import type { Answer, CallName, Got, Sent } from '../src/contract';
import { buildApp } from './build';
import { install, Installed } from './host/installed';
import { createSqlProxy } from './platform/sql';
import { engineHere, PLAYED } from './platform/sql-engine';
import { openForBusiness } from './serve/company';
import { live } from './serve/living';
import { PEOPLE } from './site';

const COLD_STARTS = 10;
const REQUESTS = 15;
const say = (line: string) => { process.stdout.write(`${line}\n`); };
const middle = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const row = (what: string, times: readonly number[], statements?: readonly number[]) => say(`| ${what} | ${Math.round(middle(times))} | ${Math.round(Math.max(...times))} | ${statements ? middle(statements) : ''} |`);

type Timed = Record<'ask' | 'understand' | 'look' | 'decide' | 'carry out', number[]>;
const none = (): Timed => ({ ask: [], understand: [], look: [], decide: [], 'carry out': [] });

/** `npm run bench forge`: the built bundle in processes of its own, the site over HTTP, Forge SQL's stand-in; loopback, so no network in it. */
async function main(): Promise<void> {
  const built = await buildApp({ tell: say });
  const engine = await engineHere();
  say(PLAYED[engine]);
  const sql = createSqlProxy({ engine, limits: { ddlPerMinute: 1_000, dmlPerSecond: 10_000 } });
  const at = await install({ manifest: path.join(__dirname, '../manifest.yml'), code: built.code, sql });
  const stop = await live(at, say);
  await openForBusiness(at);
  stop();
  at.platform.queue.onPublish = () => undefined;

  say('\n| | median ms | slowest ms | SQL calls |\n|---|---|---|---|');
  row('the first answer of a new process, its start and the bundle’s loading included', await coldStarts(at));
  const { ms, calls } = await requests(at, () => sql.stats.statements.length);
  for (const step of Object.keys(ms) as (keyof Timed)[]) row(step, ms[step], calls[step]);
  say(`\nback end ${kb(built.sizes, /^backend\/index\.cjs$/)}; pages ${kb(built.sizes, /^ui\//)}`);
  await at.close();
  await sql.close();
}

const kb = (sizes: Awaited<ReturnType<typeof buildApp>>['sizes'], wanted: RegExp) => {
  const found = Object.entries(sizes).filter(([file]) => wanted.test(file)).map(([, size]) => size);
  const sum = (of: 'bytes' | 'gzip') => Math.round(found.reduce((n, s) => n + s[of], 0) / 1_024);
  return `${sum('bytes')} KB (${sum('gzip')} KB gzip)`;
};

async function coldStarts(at: Installed): Promise<number[]> {
  const took: number[] = [];
  for (let n = 0; n < COLD_STARTS; n++) {
    at.host.invoking.restart();
    const began = performance.now();
    await call(at, PEOPLE.ada, 'portal-ask', 'me', undefined);
    took.push(performance.now() - began);
  }
  return took;
}

/** Asked by one person, approved by another, carried out and read back. */
async function requests(at: Installed, statements: () => number) {
  const [ms, calls] = [none(), none()];
  const step = async <T>(name: keyof Timed, work: () => Promise<T>): Promise<T> => {
    const [began, before] = [performance.now(), statements()];
    const result = await work();
    ms[name].push(performance.now() - began);
    calls[name].push(statements() - before);
    return result;
  };
  for (let n = 0; n < REQUESTS; n++) {
    const { id } = await step('ask', () => call(at, PEOPLE.ada, 'portal-ask', 'ask', { text: 'add me to Figma users for two weeks', key: `bench-${String(n).padStart(4, '0')}` }));
    await step('understand', () => at.host.drain());
    const approval = (await call(at, PEOPLE.omar, 'portal-access', 'approvals', undefined)).find(a => a.requestId === id);
    if (!approval) throw new Error(`${id} waits for nobody`);
    await step('decide', () => call(at, PEOPLE.omar, 'portal-access', 'decide', { id: approval.id, decision: 'approve', payloadHash: approval.payloadHash }));
    await step('carry out', () => at.host.drain());
    const { request } = await step('look', () => call(at, PEOPLE.ada, 'portal-ask', 'request', { id }));
    if (request?.items[0].state !== 'verified') throw new Error(`${id} is ${request?.items[0].state}`);
    await call(at, PEOPLE.ada, 'portal-ask', 'undo', { receiptId: `${id}.i1` });
    await at.host.drain();
  }
  return { ms, calls };
}

async function call<C extends CallName>(at: Installed, accountId: string, moduleKey: string, name: C, sent: Sent<C>): Promise<Got<C>> {
  const answer = (await at.host.resolve(moduleKey, { accountId, functionKey: name, payload: sent })) as Answer<Got<C>>;
  if (!answer.ok) throw new Error(`${name}: ${answer.message} ${answer.next}`);
  return answer.value;
}

void main().catch(error => { say(String(error?.stack ?? error)); process.exitCode = 1; }).finally(() => process.exit());
