import type { Knex } from 'knex';
import { forgeKnex, migrate } from '../../src/storage';
import { createSqlProxy, type SqlProxy, type SqlProxyOptions } from './sql';
import { installSql } from './sql-in-process';

export interface ForgeSql { readonly db: Knex; readonly proxy: SqlProxy; close(): Promise<void> }

const ROOMY = { dmlPerSecond: 1e6, ddlPerMinute: 1e6 };

/** A database of an installation with the schema in place. */
export async function forgeSql(options: SqlProxyOptions & { readonly empty?: boolean } = {}): Promise<ForgeSql> {
  const proxy = createSqlProxy({ ...options, limits: { ...ROOMY, ...options.limits } });
  const restore = installSql(proxy);
  if (!options.empty) await migrate({ perMinute: ROOMY.ddlPerMinute });
  proxy.reset();
  return { db: forgeKnex(), proxy, async close() { restore(); await proxy.close(); } };
}

/** A test that is handed the database which is made before it. */
export const needing = (there: () => ForgeSql) => (test: (sql: ForgeSql) => Promise<void>) => () => test(there());
