import type { Knex } from 'knex';
import Client from 'knex/lib/client.js';
import QueryBuilder from 'knex/lib/dialects/mysql/query/mysql-querybuilder.js';
import ColumnCompiler from 'knex/lib/dialects/mysql/schema/mysql-columncompiler.js';
import SchemaCompiler from 'knex/lib/dialects/mysql/schema/mysql-compiler.js';
import TableCompiler from 'knex/lib/dialects/mysql/schema/mysql-tablecompiler.js';
import makeKnex from 'knex/lib/knex-builder/make-knex.js';
import { makeEscape } from 'knex/lib/util/string.js';
import { QueryCompiler } from './compiler';
import { Unsupported } from './unsupported';
import { toWire } from './values';
import { send, type Row, type Rows, type Send, type Written } from './wire';

interface Query {
  readonly sql: string;
  readonly bindings?: readonly unknown[];
  readonly method?: string;
  readonly pluck?: string;
  readonly output?: (this: unknown, rows: Rows, fields: unknown) => unknown;
  response?: [Rows, undefined];
}

/** Knex's MySQL dialect over Forge SQL. There is no connection and no transaction: each statement is a call of its own. */
class ForgeSqlClient extends Client {
  private calls = 0;

  constructor(private readonly through: Send) {
    // Knex writes bound values, people's data among them, into the words of an error unless told not to.
    super({ client: ForgeSqlClient, compileSqlOnError: false });
  }

  queryBuilder() { return new QueryBuilder(this); }
  queryCompiler(builder: object, formatter: unknown) { return new QueryCompiler(this, builder, formatter); }
  schemaCompiler(builder: object) { return new SchemaCompiler(this, builder); }
  tableCompiler(builder: object) { return new TableCompiler(this, builder); }
  columnCompiler(table: object, column: object) { return new ColumnCompiler(this, table, column); }
  wrapIdentifierImpl(name: string) { return name === '*' ? name : `\`${name.replace(/`/g, '``')}\``; }

  async acquireConnection() { return { __knexUid: `forge-${++this.calls}` }; }
  async releaseConnection() {}
  async destroy() {}
  transaction(): never { throw new Unsupported('Forge SQL has no transactions'); }
  async _stream(): Promise<never> { throw new Unsupported('Forge SQL has no cursor'); }

  async _query(_connection: unknown, query: Query): Promise<Query> {
    query.response = [await this.through(query.sql, (query.bindings ?? []).map(toWire)), undefined];
    return query;
  }

  processResponse(query: Query, runner: unknown): unknown {
    const [rows, fields] = query.response as [Rows, undefined];
    if (query.output) return query.output.call(runner, rows, fields);
    switch (query.method) {
      case 'select': return rows;
      case 'first': return (rows as Row[])[0];
      case 'pluck': return (rows as Row[]).map(r => r[query.pluck as string]);
      case 'insert': return [(rows as Written).insertId];
      case 'del': case 'update': case 'counter': return (rows as Written).affectedRows;
      default: return query.response;
    }
  }
}
Object.assign(ForgeSqlClient.prototype, { dialect: 'mysql', driverName: 'forge-sql', canCancelQuery: false, _escapeBinding: makeEscape() });

/** Knex on the installation's own database. Cheap: it holds nothing but the way there. */
export const forgeKnex = (through: Send = send): Knex => makeKnex(new ForgeSqlClient(through));
