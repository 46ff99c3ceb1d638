import { createSqlProxy } from '../../forge-app/dev/platform/sql';
import { installSql } from '../../forge-app/dev/platform/sql-in-process';
import { forgeKnex, migrate } from '../../forge-app/src/storage';
import { send, type Send } from '../../forge-app/src/storage/wire';
import { migrations } from '../src/knex';

const ROOMY = { dmlPerSecond: 1e6, ddlPerMinute: 1e6 };

/** An installation's database behind the strict stand-in, with the tables of the checkpointer. */
export async function forgeSql() {
  const proxy = createSqlProxy({ limits: ROOMY });
  const restore = installSql(proxy);
  await migrate({ migrations: migrations.filter(m => m.name === '002_checkpoints'), perMinute: ROOMY.ddlPerMinute });
  restore();
  // The suite holds several checkpointers at once; a statement has left for its own database when `send` returns.
  const own: Send = (query, params) => {
    const back = installSql(proxy);
    const answer = send(query, params);
    back();
    return answer;
  };
  return { db: forgeKnex(own), drop: () => proxy.close(), ready: true };
}
