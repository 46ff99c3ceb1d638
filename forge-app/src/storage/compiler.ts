import MysqlQueryCompiler from 'knex/lib/dialects/mysql/query/mysql-querycompiler.js';
import { Unsupported } from './unsupported';

/** The server needs a limit where there is an offset; this is the largest there is. */
const NO_LIMIT = '18446744073709551615';

/** Writes limit and offset out: Forge SQL refuses a number bound to them. */
export class QueryCompiler extends MysqlQueryCompiler {
  limit(): string {
    const { limit, offset } = this.single;
    if (limit === undefined || limit === null) return offset ? `limit ${NO_LIMIT}` : '';
    return `limit ${whole(limit)}`;
  }

  offset(): string {
    const { offset } = this.single;
    return offset ? `offset ${whole(offset)}` : '';
  }
}

function whole(value: unknown): number {
  const n = Number(value);
  if (typeof value === 'object' || !Number.isSafeInteger(n) || n < 0) throw new Unsupported('a limit or an offset is a whole number');
  return n;
}
