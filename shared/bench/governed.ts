/**
 * One governed request end to end beside the same flow on LangGraph's defaults, in one run on one PostgreSQL.
 *   Countersign: policy, ledger, receipt, journal, projection, checkpoint (KnexSaver, durability `exit`).
 *   Baseline: a node per stage, official PostgresSaver, durability `sync`; no policy, no ledger, no audit.
 * Both use a scripted model and an action that does nothing. `npm run bench governed`
 */
import { randomBytes } from 'node:crypto';
import { AIMessage, HumanMessage, type BaseMessage } from '@langchain/core/messages';
import { Annotation, END, MessagesAnnotation, START, StateGraph } from '@langchain/langgraph';
import { PostgresSaver } from '@langchain/langgraph-checkpoint-postgres';
import knex from 'knex';
import { createTestHost, ScriptedModel } from '../src/testing';

const RUNS = 200;
const WARM_UP = 30;
const URL = process.env.COUNTERSIGN_TEST_PG ?? 'postgres://postgres@127.0.0.1:5432/test';

interface Measured { readonly wall: number[]; readonly cpu: number; readonly rows: number; readonly bytes: number }

const script = () => new ScriptedModel(() => [{ name: 'do_app', args: { quote: 'I need Figma', app: 'resource:default/figma' } }]);

async function schemaOf(admin: ReturnType<typeof knex>) {
  const schema = `bench_${randomBytes(4).toString('hex')}`;
  await admin.raw('create schema ??', [schema]);
  return schema;
}

/** Rows and bytes of their values in every table of the schema. */
async function sizeOf(admin: ReturnType<typeof knex>, schema: string) {
  const { rows: tables } = await admin.raw('select table_name from information_schema.tables where table_schema = ?', [schema]);
  let rows = 0;
  let bytes = 0;
  for (const { table_name: table } of tables) {
    if (/migrations/.test(table)) continue;
    const { rows: [r] } = await admin.raw('select count(*) as n, coalesce(sum(pg_column_size(t.*)), 0) as b from ??.?? t', [schema, table]);
    rows += Number(r.n);
    bytes += Number(r.b);
  }
  return { rows, bytes };
}

async function measure(run: (n: number) => Promise<void>, size: () => Promise<{ rows: number; bytes: number }>): Promise<Measured> {
  for (let n = 0; n < WARM_UP; n++) await run(n);
  const before = await size();
  const cpu = process.cpuUsage();
  const wall: number[] = [];
  for (let n = 0; n < RUNS; n++) {
    const began = performance.now();
    await run(WARM_UP + n);
    wall.push(performance.now() - began);
  }
  const used = process.cpuUsage(cpu);
  const after = await size();
  return { wall: wall.sort((a, b) => a - b), cpu: (used.user + used.system) / 1_000 / RUNS, rows: (after.rows - before.rows) / RUNS, bytes: (after.bytes - before.bytes) / RUNS };
}

async function countersign(admin: ReturnType<typeof knex>): Promise<Measured> {
  const schema = await schemaOf(admin);
  const db = knex({ client: 'pg', connection: URL, searchPath: [schema], pool: { min: 1, max: 4 } });
  const host = await createTestHost(script(), { knex: db, settings: { limits: { messagesPerMinute: 100_000, effectsPerSubjectPerDay: 100_000, effectsPerSystemPerHour: 100_000 } } });
  const result = await measure(async () => {
    host.world.state.clear();
    const view = await host.desk.ask(host.as('ben'), { text: 'I need Figma' });
    if (view.items[0].state !== 'verified') throw new Error(`not verified: ${view.items[0].state}`);
  }, () => sizeOf(admin, schema));
  await db.destroy();
  return result;
}

/** The same stages as nodes, each passing the state on; what a first version on LangGraph's defaults looks like. */
function baselineGraph(saver: PostgresSaver) {
  const State = Annotation.Root({ ...MessagesAnnotation.spec, requester: Annotation<object>(), facts: Annotation<object>(), call: Annotation<object>(), decision: Annotation<object>(), result: Annotation<object>() });
  const model = script();
  return new StateGraph(State)
    .addNode('intake', async () => ({ requester: { id: 'user:default/ben', host: 'test' } }))
    .addNode('context', async () => ({ facts: { profile: { name: 'Ben', manager: 'mara' }, holds: [] } }))
    .addNode('understand', async s => { const m = await model.invoke(s.messages as BaseMessage[]); return { messages: [m], call: m.tool_calls?.[0] as object }; })
    .addNode('decide', async () => ({ decision: { effect: 'allow' } }))
    .addNode('act', async () => ({ result: { ok: true } }))
    .addNode('verify', async () => ({ result: { ok: true, verified: true } }))
    .addNode('answer', async () => ({ messages: [new AIMessage('Done.')] }))
    .addEdge(START, 'intake').addEdge('intake', 'context').addEdge('context', 'understand').addEdge('understand', 'decide').addEdge('decide', 'act').addEdge('act', 'verify').addEdge('verify', 'answer').addEdge('answer', END)
    .compile({ checkpointer: saver });
}

async function baseline(admin: ReturnType<typeof knex>): Promise<Measured> {
  const schema = await schemaOf(admin);
  const saver = PostgresSaver.fromConnString(URL, { schema });
  await saver.setup();
  const graph = baselineGraph(saver);
  const result = await measure(async n => {
    await graph.invoke({ messages: [new HumanMessage('I need Figma')] }, { configurable: { thread_id: `t${n}` }, durability: 'sync' });
  }, () => sizeOf(admin, schema));
  await saver.end();
  return result;
}

async function main() {
  const admin = knex({ client: 'pg', connection: URL, pool: { min: 0, max: 1 } });
  const rows = { Countersign: await countersign(admin), 'LangGraph defaults': await baseline(admin) };
  const say = (line: string) => process.stdout.write(`${line}\n`);
  say('| | p50 ms | p95 ms | CPU ms | rows | bytes |\n|---|---|---|---|---|---|');
  for (const [name, m] of Object.entries(rows)) say(`| ${name} | ${m.wall[RUNS / 2].toFixed(1)} | ${m.wall[Math.floor(RUNS * 0.95)].toFixed(1)} | ${m.cpu.toFixed(1)} | ${m.rows.toFixed(1)} | ${Math.round(m.bytes)} |`);
  const { rows: schemas } = await admin.raw("select schema_name from information_schema.schemata where schema_name like 'bench\\_%'");
  for (const { schema_name: schema } of schemas) await admin.raw('drop schema ?? cascade', [schema]);
  await admin.destroy();
}

main().catch(error => { process.stderr.write(`${error.stack}\n`); process.exit(1); });
