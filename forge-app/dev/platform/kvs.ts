import { KvsRefusal, TRANSACTION, checkKey, checkValue } from './kvs-limits';

interface Entry { value: unknown; createdAt: number; updatedAt: number; expireAt?: number }
interface Condition { property: string; condition: string; values: unknown[] }
interface Operation { key: string; entityName?: string; value?: unknown; conditions?: { and?: Condition[]; or?: Condition[] }; options?: Options }
interface Options { keyPolicy?: 'OVERRIDE' | 'FAIL_IF_EXISTS'; ttl?: { unit: keyof typeof UNITS; value: number } }
interface Query { where?: { values: unknown[] }[]; limit?: number; after?: string }

export interface Kvs { handle: (target: string, raw: string) => { status: number; body: string }; entries: Map<string, Entry>; calls: { target: string; bytes: number }[] }

const UNITS = { SECONDS: 1000, MINUTES: 60_000, HOURS: 3_600_000, DAYS: 86_400_000 };

/** The key-value store of one installation. Secrets and entities live beside plain keys under names of their own. */
export function createKvs(now: () => number = Date.now): Kvs {
  const entries = new Map<string, Entry>();
  const calls: Kvs['calls'] = [];
  const live = (at: string) => {
    const entry = entries.get(at);
    if (entry?.expireAt !== undefined && entry.expireAt <= now()) entries.delete(at);
    return entries.get(at);
  };
  const at = (o: Operation, room = '') => `${o.entityName ? `entity/${o.entityName}` : room}/${checkKey(o.key)}`;
  const get = (o: Operation, room?: string) => {
    const entry = live(at(o, room));
    if (!entry) throw new KvsRefusal('KEY_NOT_FOUND', 'The key does not exist.', 404);
    return { key: o.key, ...entry };
  };
  const set = (o: Operation, room?: string) => {
    checkValue(o.value);
    const before = live(at(o, room));
    if (before && o.options?.keyPolicy === 'FAIL_IF_EXISTS') throw new KvsRefusal('KEY_ALREADY_EXISTS', 'The key already exists.', 409);
    const ttl = o.options?.ttl;
    entries.set(at(o, room), { value: o.value, createdAt: before?.createdAt ?? now(), updatedAt: now(), ...(ttl ? { expireAt: now() + ttl.value * UNITS[ttl.unit] } : {}) });
  };
  const query = ({ where, limit = 10, after }: Query) => {
    const prefix = `/${String(where?.[0]?.values[0] ?? '')}`;
    const keys = [...entries.keys()].filter(k => k.startsWith(prefix) && live(k) && (!after || k > after)).sort();
    const shown = keys.slice(0, Math.min(limit, 100));
    return { data: shown.map(k => ({ key: k.slice(1), ...live(k) })), ...(keys.length > shown.length ? { cursor: shown[shown.length - 1] } : {}) };
  };
  const transaction = (given: { set?: Operation[]; delete?: Operation[]; check?: Operation[] }) => {
    const all = [...(given.set ?? []), ...(given.delete ?? []), ...(given.check ?? [])];
    checkTransaction(all.map(o => at(o)), given);
    if (all.some(o => o.conditions && !holds(live(at(o))?.value, o.conditions))) throw new KvsRefusal('CONDITION_FAILED', 'A condition of the transaction does not hold.', 409);
    given.set?.forEach(o => checkValue(o.value));
    given.set?.forEach(o => set(o));
    given.delete?.forEach(o => entries.delete(at(o)));
  };
  const answer = (target: string, body: Operation & Query): unknown => {
    const [, room, verb] = /^\/api\/v1\/(?:(secret|entity)\/)?(\w+)$/.exec(target) ?? [];
    const name = room === 'secret' ? 'secret' : '';
    switch (verb) {
      case 'get': return get(body, name);
      case 'set': return set(body, name);
      case 'delete': return void entries.delete(at(body, name));
      case 'query': if (!room) return query(body); break;
      case 'transaction': return transaction(body as Parameters<typeof transaction>[0]);
      default:
    }
    throw new KvsRefusal('NOT_MODELLED', `${target} is not modelled here.`, 501);
  };
  return { entries, calls, handle: (target, raw) => { calls.push({ target, bytes: raw.length }); return answered(() => answer(target, JSON.parse(raw))); } };
}

function answered(work: () => unknown): { status: number; body: string } {
  try {
    const body = work();
    return body === undefined ? { status: 204, body: '' } : { status: 200, body: JSON.stringify(body) };
  } catch (error) {
    if (!(error instanceof KvsRefusal)) throw error;
    return { status: error.status, body: JSON.stringify({ code: error.code, message: error.message }) };
  }
}

function checkTransaction(keys: string[], given: object): void {
  if (keys.length > TRANSACTION.operations) throw new KvsRefusal('TOO_MANY_OPERATIONS', 'A transaction has at most 25 operations.');
  if (new Set(keys).size !== keys.length) throw new KvsRefusal('DUPLICATE_KEY', 'A key may be used once in a transaction.');
  if (Buffer.byteLength(JSON.stringify(given)) > TRANSACTION.bytes) throw new KvsRefusal('MAX_SIZE', 'The transaction is larger than 4 MB.');
}

function holds(value: unknown, { and, or }: NonNullable<Operation['conditions']>): boolean {
  const one = (c: Condition) => {
    const found = (value as Record<string, unknown> | undefined)?.[c.property];
    switch (c.condition) {
      case 'EQUAL_TO': return found === c.values[0];
      case 'NOT_EQUAL_TO': return found !== c.values[0];
      case 'EXISTS': return found !== undefined;
      case 'NOT_EXISTS': return found === undefined;
      case 'LESS_THAN': return Number(found) < Number(c.values[0]);
      case 'GREATER_THAN': return Number(found) > Number(c.values[0]);
      default: throw new KvsRefusal('NOT_MODELLED', `The condition ${c.condition} is not modelled here.`, 501);
    }
  };
  return (and ?? []).every(one) && (!or?.length || or.some(one));
}
