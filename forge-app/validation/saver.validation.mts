import { migrations } from '@countersign/core/knex';
import { examine } from '../../shared/validation/examine.mts';
import { createSqlProxy } from '../dev/platform/sql';
import type { EngineName } from '../dev/platform/sql-engine';
import { mariaDbAnswers } from '../dev/platform/sql-mariadb';
import { installSql } from '../dev/platform/sql-in-process';
import { forgeKnex, migrate } from '../src/storage';
import { send, type Send } from '../src/storage/wire';

const ROOMY = { dmlPerSecond: 1e6, ddlPerMinute: 1e6 };

/** An installation's database behind the strict stand-in. */
const on = (engine: EngineName) => async () => {
  const proxy = createSqlProxy({ engine, limits: ROOMY });
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
  return { db: forgeKnex(own), drop: () => proxy.close() };
};

examine('Forge SQL, played by SQLite', on('sqlite'));
if (await mariaDbAnswers()) examine('Forge SQL, played by MariaDB', on('mariadb'));
else process.stderr.write('skipped: checkpointer validation on Forge SQL played by MariaDB, which does not answer on 127.0.0.1:3306\n');
