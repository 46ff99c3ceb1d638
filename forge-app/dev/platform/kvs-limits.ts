/** Bytes of JSON one value may have; 240 KiB. */
const VALUE = 240 * 1024;
const KEY = /^(?!\s+$)[a-zA-Z0-9:._\s\-#]{1,500}$/;
const DEPTH = 31;
export const TRANSACTION = { operations: 25, bytes: 4 * 1024 * 1024 };

export class KvsRefusal extends Error {
  constructor(readonly code: string, message: string, readonly status = 400) { super(message); }
}

const depth = (value: unknown): number => (value && typeof value === 'object' ? 1 + Math.max(0, ...Object.values(value).map(depth)) : 0);

export function checkKey(key: unknown): string {
  if (typeof key !== 'string' || !KEY.test(key)) throw new KvsRefusal('INVALID_KEY', 'The key has characters or a length that is not allowed.');
  return key;
}

export function checkValue(value: unknown): void {
  if (value === undefined || value === null) throw new KvsRefusal('INVALID_VALUE', 'A value is required.');
  if (Buffer.byteLength(JSON.stringify(value)) > VALUE) throw new KvsRefusal('MAX_SIZE', 'The value is larger than 240 KiB.');
  if (depth(value) > DEPTH) throw new KvsRefusal('MAX_DEPTH', 'The value is nested too deep.');
}
