/**
 * The parts of Knex that need no driver: its main entry reaches for every database's driver, which no bundler can follow.
 * Knex does not promise these paths; the version is pinned to a minor and the dialect test runs on it.
 */
declare module 'knex/lib/client.js' {
  import type { EventEmitter } from 'node:events';

  class Client extends EventEmitter {
    constructor(config: object);
  }
  export = Client;
}
declare module 'knex/lib/knex-builder/make-knex.js' {
  import type { Knex } from 'knex';

  function makeKnex(client: object): Knex;
  export = makeKnex;
}
declare module 'knex/lib/dialects/mysql/query/mysql-querybuilder.js' {
  class QueryBuilder { constructor(client: object); }
  export = QueryBuilder;
}
declare module 'knex/lib/dialects/mysql/query/mysql-querycompiler.js' {
  class QueryCompiler {
    constructor(client: object, builder: object, formatter: unknown);
    protected readonly single: { limit?: unknown; offset?: unknown };
    limit(): string;
    offset(): string;
  }
  export = QueryCompiler;
}
declare module 'knex/lib/dialects/mysql/schema/mysql-compiler.js' {
  class SchemaCompiler { constructor(client: object, builder: object); }
  export = SchemaCompiler;
}
declare module 'knex/lib/dialects/mysql/schema/mysql-tablecompiler.js' {
  class TableCompiler { constructor(client: object, builder: object); }
  export = TableCompiler;
}
declare module 'knex/lib/dialects/mysql/schema/mysql-columncompiler.js' {
  class ColumnCompiler { constructor(client: object, table: object, column: object); }
  export = ColumnCompiler;
}
declare module 'knex/lib/util/string.js' {
  export function makeEscape(): (value: unknown) => string;
}
