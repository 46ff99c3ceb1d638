import { sql } from '@forge/sql';
import { sqlError } from './errors';
import { patiently } from './patience';
import type { WireValue } from './values';

const DDL = /^\s*(?:create|alter|drop|truncate|rename)\s/i;
const DDL_ENDPOINT = '/api/v1/execute/ddl';

export type Row = Readonly<Record<string, unknown>>;
/** What a statement that writes answers. */
export interface Written { readonly affectedRows: number; readonly insertId: number }
export type Rows = Row[] | Written;

/** Sends one statement; it commits by itself. */
export type Send = (query: string, params: readonly WireValue[]) => Promise<Rows>;

export const isDdl = (query: string) => DDL.test(query);

/** Each call is asked for at the platform anew: nothing of one installation is kept for the next. */
export const send: Send = (query, params) => patiently(async () => {
  const statement = isDdl(query) ? sql.prepare<Row>(query, DDL_ENDPOINT) : sql.prepare<Row>(query);
  try {
    return (await statement.bindParams(...params).execute()).rows as Rows;
  } catch (error) {
    throw sqlError(error);
  }
});
