import { createHash } from 'node:crypto';
import { sql } from '@forge/sql';
import { MigrationRunner } from '@forge/sql/out/migration';
import type { Knex } from 'knex';
import { forgeKnex } from './client';
import { schemaMissing, sqlError } from './errors';
import { isDdl, send, type Rows, type Send } from './wire';

interface Step { readonly name: string; readonly query: string }

/** The runner makes its table and reads it before anything else. */
const OVERHEAD = 2;
/** Table, column or index is there already, or is not there to be dropped. */
const APPLIED_BEFORE = new Set<number | undefined>([1050, 1051, 1060, 1061, 1091]);
const ABOUT_SCHEMA = /^\s*(?:show columns|select \* from information_schema\.)/i;

/** The limit on statements that change the schema was reached: the rest waits for the next minute. */
export class Stopped extends Error {}

/**
 * Statements of migrations that change the schema, run one by one through Forge's own runner, which remembers each by name.
 * They are collected until one comes that reads or moves data, which needs them done.
 */
export class Steps {
  private waiting: Step[] = [];
  private finished: string[] = [];
  ran = 0;

  /** @param done - names of steps and migrations that ran before. @param left - how many statements this minute has room for. */
  constructor(private readonly done: ReadonlySet<string>, private left: number) {}

  /** What a migration is handed instead of a database. */
  knexFor(migration: string): Knex { return forgeKnex((query, params) => this.take({ migration, query, params })); }

  /** Nothing of it is left to say. */
  finish(migration: string) { this.finished.push(migration); }

  /** Runs what was collected, then notes which migrations are over. */
  async flush(): Promise<void> {
    const now = this.waiting.slice(0, Math.max(0, this.left - OVERHEAD));
    if (now.length) await this.run(now);
    this.waiting = this.waiting.slice(now.length);
    if (this.waiting.length) throw new Stopped();
    await note(this.finished);
    this.finished = [];
  }

  private async take({ migration, query, params }: { migration: string; query: string; params: Parameters<Send>[1] }): Promise<Rows> {
    if (isDdl(query)) {
      const step = { name: `${migration}:${createHash('sha256').update(query).digest('hex').slice(0, 16)}`, query };
      if (!this.done.has(step.name)) this.waiting.push(step);
      return [];
    }
    // Answered as it was before the migration began: which of its statements have run is known by their names.
    if (ABOUT_SCHEMA.test(query)) return [];
    await this.flush();
    return send(query, params);
  }

  private async run(steps: readonly Step[]): Promise<void> {
    const runner = new MigrationRunner(sql);
    for (const { name, query } of steps) runner.enqueue(name, query);
    this.left -= OVERHEAD + steps.length;
    try {
      this.ran += (await runner.run()).length;
    } catch (error) {
      const { cause, migrationName } = error as { cause?: unknown; migrationName?: string };
      const fault = sqlError(cause ?? error);
      if (fault.code === 'RATE_LIMITED') throw new Stopped();
      // Its answer was lost last time, or the note that it ran was.
      if (!migrationName || !APPLIED_BEFORE.has(fault.errno)) throw fault;
      await note([migrationName]);
      await this.run(steps);
    }
  }
}

async function note(names: readonly string[]): Promise<void> {
  if (names.length) await forgeKnex()('__migrations').insert(names.map(name => ({ name })));
}

/** Names of steps and migrations that ran; none where nothing ever did. */
export async function noted(): Promise<Set<string>> {
  try {
    return new Set(await forgeKnex()('__migrations').pluck('name'));
  } catch (error) {
    if (schemaMissing(error)) return new Set();
    throw error;
  }
}
