import type { FieldPacket, QueryResult, ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import type { Refusal } from './sql-policy';

export interface SqlAnswer { readonly status: number; readonly body: string }

const BIGINT = 8;
type Cell = string | number | null;

/** The platform answers in JSON: 64-bit numbers, decimals, dates and JSON come as text. Bytes as text is a guess, the lossy one. */
function cell(value: unknown, field: FieldPacket): Cell {
  if (value === null || value === undefined) return null;
  if (Buffer.isBuffer(value)) return value.toString('utf8');
  if (typeof value === 'object') return JSON.stringify(value);
  return field.columnType === BIGINT ? String(value) : (value as Cell);
}

const plain = (row: RowDataPacket, fields: FieldPacket[]) => Object.fromEntries(fields.map(f => [f.name, cell(row[f.name], f)]));

const header = ({ affectedRows, fieldCount, info, insertId, serverStatus, warningStatus }: ResultSetHeader) =>
  ({ affectedRows, fieldCount, info, insertId: Number(insertId), serverStatus, warningStatus });

export function answered(result: QueryResult, fields: FieldPacket[]): SqlAnswer {
  const rows = Array.isArray(result) ? (result as RowDataPacket[]).map(r => plain(r, fields)) : header(result as ResultSetHeader);
  return { status: 200, body: JSON.stringify({ rows, metadata: {} }) };
}

export const refusal = (status: number, { code, message, ...rest }: Refusal): SqlAnswer => ({ status, body: JSON.stringify({ code, message, suggestion: '', ...rest }) });

/** `debug` is documented for errors of parsing; that every error of the server carries it is taken for granted here. */
export function failure(error: unknown): SqlAnswer {
  const { code, errno, sqlMessage, sqlState, message } = error as { code?: string; errno?: number; sqlMessage?: string; sqlState?: string; message: string };
  if (code === 'PROTOCOL_SEQUENCE_TIMEOUT') return refusal(408, { code: 'QUERY_TIMED_OUT', message: 'The provided query took too long' });
  return refusal(400, { code: 'SQL_EXECUTION_ERROR', message: 'Unknown SQL execution error', debug: { code: code ?? '', errno: errno ?? 0, sqlMessage: sqlMessage ?? message, sqlState: sqlState ?? '' } });
}
