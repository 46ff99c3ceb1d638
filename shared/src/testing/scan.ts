import type { Knex } from 'knex';

/** Where a text that must not be there was found. */
export interface Found { readonly table: string; readonly column: string; readonly text: string }

/** Looks through every column of every table for these texts, whatever wrote them. */
export async function scanDatabase(knex: Knex, forbidden: readonly string[]): Promise<Found[]> {
  const found: Found[] = [];
  for (const table of await tablesOf(knex)) {
    for (const row of (await knex(table).select('*')) as Record<string, unknown>[]) {
      for (const [column, value] of Object.entries(row)) {
        const said = Buffer.isBuffer(value) ? value.toString('utf8') : String(value ?? '');
        // Sealed and packed columns are looked into as they are and as what they were packed from.
        const unpacked = /^[A-Za-z0-9+/=]{16,}$/.test(said) ? `${said}\n${Buffer.from(said, 'base64').toString('utf8')}` : said;
        for (const text of forbidden) if (unpacked.includes(text) && !found.some(f => f.table === table && f.column === column && f.text === text)) found.push({ table, column, text });
      }
    }
  }
  return found;
}

/** Every table of this connection's own schema. */
export async function tablesOf(knex: Knex): Promise<string[]> {
  const { client } = knex.client.config as { client: string };
  if (/sqlite/.test(client)) return (await knex('sqlite_master').where({ type: 'table' }).whereNot('name', 'like', 'sqlite\\_%')).map((t: { name: string }) => t.name).filter(n => !n.startsWith('sqlite_'));
  const own = /pg/.test(client) ? 'current_schema()' : 'database()';
  const rows: { name: string }[] = await knex('information_schema.tables').select(knex.raw('table_name as name')).where('table_schema', knex.raw(own));
  return rows.map(r => r.name);
}
