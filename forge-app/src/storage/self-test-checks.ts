import { sql } from '@forge/sql';
import type { Knex } from 'knex';
import { SqlError, sqlError } from './errors';

export const TABLE = 'cs_self_test';

interface Found { readonly ok: boolean; readonly found: string }
interface Check { readonly what: string; run(db: Knex): Promise<Found> }

const DUPLICATE = 1062;
const LARGE = 200 * 1_024;
const TOO_LARGE = (1 << 20) + 1_024;
const BURST = 170;
const ROUND_TRIPS = 21;
const SLOW_MS = 100;

const said = (e: SqlError) => [e.code, e.errno, e.sqlState].filter(x => x !== undefined).join(' ');
/** Without our patience: what the platform itself answers. */
const bare = async (query: string, ...params: string[]): Promise<SqlError | undefined> => {
  try { await sql.prepare(query).bindParams(...params).execute(); return undefined; } catch (error) { return sqlError(error); }
};
const failure = async (work: PromiseLike<unknown>): Promise<SqlError | undefined> => {
  try { await work; return undefined; } catch (error) { if (error instanceof SqlError) return error; throw error; }
};

export const CHECKS: readonly Check[] = [
  {
    what: 'a duplicate key is told by number 1062',
    async run(db) {
      await db(TABLE).insert({ id: 'twice', n: 0 });
      const error = await failure(db(TABLE).insert({ id: 'twice', n: 1 }));
      return { ok: error?.errno === DUPLICATE, found: error ? said(error) : 'no error' };
    },
  },
  {
    what: 'keys tell capital letters from small ones',
    async run(db) {
      await db(TABLE).insert([{ id: 'key', n: 0 }]);
      const error = await failure(db(TABLE).insert({ id: 'KEY', n: 0 }));
      return { ok: !error, found: error ? said(error) : 'two rows' };
    },
  },
  {
    what: 'an update says whether it changed a row',
    async run(db) {
      await db(TABLE).insert({ id: 'same', n: 1 });
      const changed = await db(TABLE).where({ id: 'same', n: 1 }).update({ n: 2 });
      const none = await db(TABLE).where({ id: 'same', n: 1 }).update({ n: 2 });
      const same = await db(TABLE).where({ id: 'same' }).update({ n: 2 });
      return { ok: changed === 1 && none === 0, found: `changed ${changed}, no match ${none}, match without change ${same}` };
    },
  },
  {
    what: 'a text of 200 KiB comes back as it went',
    async run(db) {
      const words = 'grün '.repeat(LARGE / 5).slice(0, LARGE);
      await db(TABLE).insert({ id: 'large', n: 0, words });
      const row: { words: string } | undefined = await db(TABLE).where({ id: 'large' }).first('words');
      return { ok: row?.words === words, found: `${row?.words.length ?? 0} characters of ${words.length}` };
    },
  },
  {
    what: 'a transaction is refused, not ignored',
    async run() {
      const error = await bare('BEGIN');
      return { ok: error !== undefined, found: error ? said(error) : 'accepted' };
    },
  },
  {
    what: 'a unique index can be added to a table',
    async run(db) {
      await db.schema.alterTable(TABLE, t => { t.unique(['id', 'n'], { indexName: 'cs_self_test_uq' }); });
      return { ok: true, found: 'added' };
    },
  },
  {
    what: 'the way there takes less than 100 ms',
    async run(db) {
      const times: number[] = [];
      for (let n = 0; n < ROUND_TRIPS; n++) {
        const began = performance.now();
        await db.select(db.raw('1'));
        times.push(performance.now() - began);
      }
      const median = times.sort((a, b) => a - b)[Math.floor(ROUND_TRIPS / 2)];
      return { ok: median < SLOW_MS, found: `median ${median.toFixed(1)} ms` };
    },
  },
  {
    what: 'a statement over 1 MiB is refused',
    async run() {
      const error = await bare(`insert into ${TABLE} (id, n, words) values ('huge', 0, ?)`, 'x'.repeat(TOO_LARGE));
      return { ok: error !== undefined, found: error ? said(error) : 'accepted' };
    },
  },
  {
    what: 'more than 150 statements a second are told by status 429',
    async run() {
      const errors = (await Promise.all(Array.from({ length: BURST }, () => bare('select 1')))).filter(e => e !== undefined);
      const others = errors.filter(e => e.code !== 'RATE_LIMITED');
      return { ok: others.length === 0, found: `${errors.length} of ${BURST} refused${others.length ? `: ${said(others[0])}` : ''}` };
    },
  },
];
