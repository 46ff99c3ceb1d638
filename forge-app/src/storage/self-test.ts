import { forgeKnex } from './client';
import { CHECKS, TABLE } from './self-test-checks';

export interface Finding { readonly what: string; readonly ok: boolean; readonly found: string }

/** What documents leave open about Forge SQL, tried on the real one: to be read after a first installation. Leaves nothing behind. */
export async function selfTest(): Promise<Finding[]> {
  const db = forgeKnex();
  await db.schema.dropTableIfExists(TABLE);
  await db.schema.createTable(TABLE, t => { t.string('id', 64).notNullable(); t.integer('n').notNullable(); t.text('words', 'mediumtext'); t.primary(['id']); });
  const findings: Finding[] = [];
  try {
    // One after another: the last ones use up the second's allowance.
    for (const { what, run } of CHECKS) {
      const { ok, found } = await run(db).catch((error: Error) => ({ ok: false, found: `threw: ${error.message}` }));
      findings.push({ what, ok, found });
    }
  } finally {
    await db.schema.dropTableIfExists(TABLE);
  }
  return findings;
}
