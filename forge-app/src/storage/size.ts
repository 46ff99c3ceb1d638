import type { Knex } from 'knex';

const MIB = 1 << 20;
/** Bytes an installation may keep, by environment. */
const LIMITS = { PRODUCTION: 1_024 * MIB, STAGING: 256 * MIB, DEVELOPMENT: 128 * MIB } as const;
const WARN_FROM = 0.8;

export type Environment = keyof typeof LIMITS;
export interface StorageUse {
  readonly bytes: number;
  readonly limit: number;
  /** 0 to 1. */
  readonly share: number;
  /** From 80 % of the limit on. */
  readonly warn: boolean;
  /** The largest first. */
  readonly tables: readonly { readonly name: string; readonly bytes: number }[];
}

/** How full the database is. The server's own figures: estimates that lag behind what was just written or deleted. */
export async function storageUse(db: Knex, environment: Environment): Promise<StorageUse> {
  const rows: { name: string; data: string; indexes: string }[] = await db('information_schema.tables').where({ table_schema: db.raw('database()') })
    .select({ name: 'table_name', data: 'data_length', indexes: 'index_length' });
  const tables = rows.map(r => ({ name: r.name, bytes: Number(r.data ?? 0) + Number(r.indexes ?? 0) })).sort((a, b) => b.bytes - a.bytes);
  const bytes = tables.reduce((sum, t) => sum + t.bytes, 0);
  const limit = LIMITS[environment];
  return { bytes, limit, share: bytes / limit, warn: bytes / limit >= WARN_FROM, tables };
}
