import { Unsupported } from './unsupported';

export type WireValue = string | number | null;

/** 'YYYY-MM-DD HH:MM:SS.mmm' in UTC. */
const dateText = (date: Date) => date.toISOString().slice(0, 23).replace('T', ' ');

/** What may cross the wire, which is JSON. Bytes may not: nobody says how they come back, so they are kept as base64 in text. */
export function toWire(value: unknown): WireValue {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number') return finite(value);
  if (typeof value === 'object') return objectText(value);
  throw new Unsupported(`a ${typeof value} cannot be bound`);
}

function finite(value: number): number {
  if (!Number.isFinite(value)) throw new Unsupported(`${value} cannot be bound`);
  return value;
}

function objectText(value: object): string {
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) throw new Unsupported('bytes cannot be bound: keep them as base64 in a text column');
  if (!(value instanceof Date)) return JSON.stringify(value);
  if (Number.isNaN(value.getTime())) throw new Unsupported('an invalid date cannot be bound');
  return dateText(value);
}
