import type { Knex } from 'knex';
import { forgeKnex, migrate } from '../../src/storage';
import { createSqlProxy, type SqlProxy, type SqlProxyOptions } from './sql';
import { installSql } from './sql-in-process';
import { sqlServerAnswers } from './sql-server';

export interface ForgeSql { readonly db: Knex; readonly proxy: SqlProxy; close(): Promise<void> }

const ROOMY = { dmlPerSecond: 1e6, ddlPerMinute: 1e6 };

/** A database of an installation with the schema in place; undefined, and said so, where no server answers. */
export async function forgeSql(options: SqlProxyOptions & { readonly empty?: boolean } = {}): Promise<ForgeSql | undefined> {
  if (!(await sqlServerAnswers())) {
    process.stderr.write('skipped: Forge SQL, no MariaDB answers on 127.0.0.1:3306\n');
    return undefined;
  }
  const proxy = createSqlProxy({ ...options, limits: { ...ROOMY, ...options.limits } });
  const restore = installSql(proxy);
  if (!options.empty) await migrate({ perMinute: ROOMY.ddlPerMinute });
  proxy.reset();
  return { db: forgeKnex(), proxy, async close() { restore(); await proxy.close(); } };
}

/** A test that has nothing to assert where the server is absent. */
export const needing = (there: () => ForgeSql | undefined) => (test: (sql: ForgeSql) => Promise<void>) => async () => {
  const sql = there();
  if (sql) await test(sql);
  else expect(await sqlServerAnswers()).toBe(false);
};
