import { hash, randomBytes } from 'node:crypto';
import type { Json, JsonObject } from '../types';
import { canonical, type Row } from './hash';
import { CLASSES, DESK_WORDS, PERSONAL, type PrivateClass, type Shape } from './personal';

/** What an erased value reads as. */
export const ERASED = '[erased]';
/** JSON pointer (RFC 6901) into `data` → salt and value. */
export type PrivateValues = Record<string, readonly [salt: string, value: Json]>;
export interface Sealed { readonly data: string; readonly private: string | null; /** Classes of what `private` holds, in order. */ readonly classes: string | null }

/** Moves what is about people beside the row's `data`, and leaves a salted commitment at each place: the hash of the row covers those, so a value can be erased and the chain still holds (G29). */
export function sealed(kind: string, data: Json): Sealed {
  const kept: Record<string, string> = {};
  const classes = new Set<PrivateClass>();
  const take: Take = (value, c, at) => {
    const salt = freshSalt();
    const text = textOf(value);
    kept[at] = `["${salt}",${text}]`;
    classes.add(c);
    return { $c: `${c}:${commitment(salt, text)}` };
  };
  const open = canonical(walk(data, kind, PERSONAL, '', take) ?? null);
  // Built from the canonical text of each value, in the order of RFC 8785.
  const text = Object.keys(kept).sort().map(at => `${JSON.stringify(at)}:${kept[at]}`).join(',');
  return { data: open, private: text ? `{${text}}` : null, classes: classesText(classes) };
}

/** The data as it was written; what was erased since reads `[erased]`. Rows from before there were commitments read as they are. */
export function opened(row: Pick<Row, 'data' | 'private'>): Json {
  const data = JSON.parse(row.data) as Json;
  return row.data.includes('"$c":') ? restore(data, valuesOf(row), '') : data;
}

/** Whether what lies in `private` is what `data` commits to: every value at its place, none too many. A value that is not there was erased. */
export function isFaithful(row: Pick<Row, 'data' | 'private'>): boolean {
  if (!row.private) return true;
  try {
    const data = JSON.parse(row.data) as Json;
    return Object.entries(valuesOf(row)).every(([at, [salt, value]]) => commitmentAt(data, at)?.split(':')[1] === commitment(salt, textOf(value)));
  } catch {
    return false;
  }
}

export const valuesOf = (row: Pick<Row, 'private'>): PrivateValues => (row.private ? JSON.parse(row.private) : {});

/** The class a value was committed under. */
export const classAt = (data: Json, at: string): PrivateClass | undefined => CLASSES.find(c => c === commitmentAt(data, at)?.split(':')[0]);
export const classesText = (classes: Iterable<PrivateClass>): string | null => [...new Set(classes)].sort().join(',') || null;

/** Of a text, RFC 8785 is what JSON.stringify writes. */
const textOf = (value: Json) => (typeof value === 'string' ? JSON.stringify(value) : canonical(value));
/** SHA-256 over the salt's hexadecimal text and the value's RFC 8785 JSON. */
const commitment = (salt: string, text: string) => hash('sha256', salt + text, 'hex');

const SALT_BYTES = 16;
let pool = Buffer.alloc(0);
/** Drawn many at a time: one call to the system per salt costs more than the hash. */
function freshSalt(): string {
  if (pool.length < SALT_BYTES) pool = randomBytes(256 * SALT_BYTES);
  const salt = pool.toString('hex', 0, SALT_BYTES);
  pool = pool.subarray(SALT_BYTES);
  return salt;
}

function commitmentAt(data: Json, at: string): string | undefined {
  let node: Json | undefined = data;
  for (const key of at.split('/').slice(1)) node = isTree(node) ? (node as JsonObject)[unescaped(key)] : undefined;
  return isCommitment(node) ? node.$c : undefined;
}

type Take = (value: Json, c: PrivateClass, at: string) => Json;
const isTree = (v: Json | undefined): v is JsonObject | Json[] => typeof v === 'object' && v !== null;
const isCommitment = (v: Json | undefined): v is { $c: string } => isTree(v) && typeof (v as JsonObject).$c === 'string';
const escaped = (key: string) => (/[~/]/.test(key) ? key.replace(/~/g, '~0').replace(/\//g, '~1') : key);
/** The same keys with other values; without a prototype, so that no key is special. */
function mapped(value: JsonObject, each: (child: Json, key: string) => Json | undefined): JsonObject {
  const next = Object.create(null) as JsonObject;
  for (const key of Object.keys(value)) {
    const child = each(value[key], key);
    if (child !== undefined) next[key] = child;
  }
  return next;
}
const unescaped = (key: string) => key.replace(/~1/g, '/').replace(/~0/g, '~');

function walk(value: Json | undefined, kind: string, shape: Shape | undefined, at: string, take: Take): Json | undefined {
  if (value === undefined || value === null) return value;
  if (shape === 'record' || shape === 'replay' || shape === 'transcript') return at.endsWith('/because') && DESK_WORDS.includes(kind) ? value : take(value, shape, at);
  if (!isTree(value)) return typeof value === 'string' && isPrivateText(value, shape) ? take(value, classOf(shape), at) : value;
  // Nobody's data is read as a commitment of ours.
  if ('$c' in value) return take(value, classOf(shape), at);
  const inside = (child: Json, key: string) => walk(child, kind, typeof shape === 'object' ? shape[key] ?? shape['*'] : shape, `${at}/${escaped(key)}`, take);
  if (Array.isArray(value)) return value.map((child, n) => inside(child, String(n)) ?? null);
  return mapped(value, inside);
}

const classOf = (shape: Shape | undefined): PrivateClass => CLASSES.find(c => shape === `words ${c}`) ?? 'record';
/** A ref, a duration, a date, a hash or a state's name says nothing that the rest of the row does not. */
const TOKEN = /^(?:[a-z]+:[a-z0-9-]+\/[\w.:-]+|P[\dTDHMYWS.]+|\d{4}-\d\d-\d\d[\dTZ:.-]*|[\da-f]{64}|[A-Z]{2,10}-[A-Z\d]{1,16}(?:\.i\d+)?|open|taken|given-back|closed|read|write|admin)$/;
const isPrivateText = (text: string, shape: Shape | undefined) => (shape === 'clear' ? false : typeof shape === 'string' ? text !== '' && !TOKEN.test(text) : /\s/.test(text));

/** In place: `node` was just parsed and is nobody else's. */
function restore(node: Json, values: PrivateValues, at: string): Json {
  if (!isTree(node)) return node;
  if (isCommitment(node)) return at in values ? values[at][1] : ERASED;
  for (const key of Object.keys(node)) {
    const child = (node as JsonObject)[key];
    const back = isTree(child) ? restore(child, values, `${at}/${escaped(key)}`) : child;
    // A plain assignment would not make an own property of every key.
    if (back !== child) Object.defineProperty(node, key, { value: back, enumerable: true, writable: true, configurable: true });
  }
  return node;
}
