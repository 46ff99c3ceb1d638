import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import knex, { type Knex } from 'knex';
import { testDatabases } from '../testing/databases';
import { KnexJournal } from './journal';

const NOW = '2026-11-23T09:00:00.000Z';
const START = { requestId: 'r', seq: 0, hash: '' };
const EVENTS = [{ kind: 'a', actor: 'user:default/ben', data: {} }, { kind: 'b', actor: 'user:default/ben', data: {}, effectKey: 'r:i1:1' }];

/** Forwards to the database; once, hangs up on the answer to the first insert into the journal, which the database has kept. */
class Cutter {
  cuts = 0;
  private server?: Server;
  private readonly open = new Set<Socket>();

  async start(port: number): Promise<number> {
    this.server = createServer(near => {
      const far = connect(port, '127.0.0.1');
      let armed = false;
      near.on('data', chunk => {
        armed ||= this.cuts === 0 && /insert into .cs_journal/.test(chunk.toString('latin1'));
        far.write(chunk);
      });
      // A prepared insert is answered in parts; the connection is cut when the database has said all it has to say.
      let quiet: NodeJS.Timeout | undefined;
      far.on('data', chunk => {
        clearTimeout(quiet);
        if (armed) quiet = setTimeout(() => { this.cuts += 1; near.destroy(); far.destroy(); }, 100);
        else near.write(chunk);
      });
      for (const s of [near, far]) { this.open.add(s); s.on('error', () => undefined); s.on('close', () => { near.destroy(); far.destroy(); }); }
    });
    await new Promise<void>(done => { this.server?.listen(0, '127.0.0.1', done); });
    return (this.server?.address() as AddressInfo).port;
  }
  stop() { for (const s of this.open) s.destroy(); this.server?.close(); }
}

const SERVERS = { PostgreSQL: 5432, MariaDB: 3306 } as const;

/** The same database, reached through another port. */
function through(db: Knex, port: number): Knex {
  const { client, connection, searchPath } = db.client.config;
  const moved = typeof connection === 'string' ? Object.assign(new URL(connection), { port: String(port) }).toString() : { ...connection, port };
  return knex({ client, connection: moved, searchPath, pool: { min: 0, max: 1 } });
}

it.each(['PostgreSQL', 'MariaDB'] as const)('an insert whose answer was lost is recognised as our own on %s', async name => {
  const found = (await testDatabases()).find(d => d.name === name);
  // What is not there was named on stderr.
  if (!found?.available) return;
  const { db, drop } = await found.open();
  const cutter = new Cutter();
  const far = through(db, await cutter.start(SERVERS[name]));
  try {
    const head = await new KnexJournal(far).append(START, EVENTS, NOW);
    expect(cutter.cuts).toBe(1);
    expect(head.seq).toBe(2);
    expect((await new KnexJournal(db).events('r')).map(e => e.hash)[1]).toBe(head.hash);
  } finally {
    await far.destroy();
    cutter.stop();
    await drop();
  }
}, 30_000);

it('a busy database is asked again, and a rival’s identical event is not taken for ours', async () => {
  const [sqlite] = await testDatabases();
  const { db, drop } = await sqlite.open();
  try {
    let refusals = 2;
    const busy = new Proxy(db, { apply: (target, self, args) => (args[0] === 'cs_journal' && refusals-- > 0 ? { insert: () => Promise.reject(Object.assign(new Error('busy'), { code: 'SQLITE_BUSY' })) } : Reflect.apply(target, self, args)) });
    const head = await new KnexJournal(busy).append(START, EVENTS, NOW);
    expect([head.seq, refusals < 0]).toEqual([2, true]);
    await expect(new KnexJournal(db).append(START, EVENTS, NOW)).rejects.toMatchObject({ name: 'Conflict', effectKey: 'r:i1:1' });
    await expect(new KnexJournal(db).append(START, EVENTS.slice(0, 1), NOW)).rejects.toMatchObject({ name: 'Conflict', effectKey: undefined });
  } finally {
    await drop();
  }
});
