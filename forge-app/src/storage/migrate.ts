import { noted, Steps, Stopped } from './steps';
import { allMigrations, type Migration } from './tables';

/** Statements that change the schema, in a minute and an installation. */
const PER_MINUTE = 25;

export interface Migrated {
  /** False: the limit stopped it, call again in a minute. */
  readonly done: boolean;
  /** How many statements changed the schema this time. */
  readonly ran: number;
}

/**
 * Brings the schema up. Safe to run again, and after a death in between; a first installation takes more than one minute's worth.
 * One at a time: whoever calls it queues it under one concurrency key.
 */
export async function migrate({ migrations = allMigrations, perMinute = PER_MINUTE }: { migrations?: readonly Migration[]; perMinute?: number } = {}): Promise<Migrated> {
  const done = await noted();
  const steps = new Steps(done, perMinute);
  try {
    for (const migration of migrations.filter(m => !done.has(m.name))) {
      await migration.up(steps.knexFor(migration.name));
      steps.finish(migration.name);
    }
    await steps.flush();
    return { done: true, ran: steps.ran };
  } catch (error) {
    if (error instanceof Stopped) return { done: false, ran: steps.ran };
    throw error;
  }
}

/** Whether everything this release needs is there. */
export async function schemaReady(): Promise<boolean> {
  const done = await noted();
  return allMigrations.every(m => done.has(m.name));
}
