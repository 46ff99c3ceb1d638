import { readFileSync } from 'node:fs';
import path from 'node:path';
import { mockCredentials } from '@backstage/backend-test-utils';
import request, { type Response } from 'supertest';
import { parse } from 'yaml';
import type { start } from './portal';

export interface Schema {
  readonly type?: string | readonly string[]; readonly enum?: readonly string[]; readonly properties?: Readonly<Record<string, Schema>>; readonly required?: readonly string[];
  readonly items?: Schema; readonly additionalProperties?: boolean | Schema; readonly minLength?: number; readonly maxLength?: number; readonly minimum?: number; readonly maximum?: number;
  readonly minItems?: number; readonly maxItems?: number; readonly example?: unknown; readonly oneOf?: readonly Schema[]; readonly $ref?: string; readonly pattern?: string;
}
export interface Operation { readonly method: 'get' | 'post' | 'delete'; readonly at: string; readonly who: readonly string[]; readonly body?: Schema; readonly query: readonly { readonly name: string; readonly required?: boolean; readonly schema: Schema }[] }
interface Described { readonly 'x-who'?: readonly string[]; readonly requestBody?: { content: { 'application/json': { schema: Schema } } }; readonly parameters?: readonly { in: string; name: string; required?: boolean; schema: Schema }[] }

const file = parse(readFileSync(path.join(__dirname, '../../openapi.yaml'), 'utf8')) as { paths: Record<string, Record<string, Described>>; components: { schemas: Record<string, Schema> } };

/** Every call that openapi.yaml describes, with who may make it: `x-who`. */
export const operations: readonly Operation[] = Object.entries(file.paths).flatMap(([at, verbs]) => Object.entries(verbs).filter(([method]) => method !== 'parameters').map(([method, o]): Operation => ({
  method: method as Operation['method'], at, who: o['x-who'] ?? [], ...(o.requestBody && { body: o.requestBody.content['application/json'].schema }),
  query: (o.parameters ?? []).filter(p => p.in === 'query').map(({ name, required, schema }) => ({ name, required, schema })),
})));

export const resolved = (s: Schema): Schema => (s.$ref ? resolved(file.components.schemas[s.$ref.slice(s.$ref.lastIndexOf('/') + 1)]) : s);

/** The smallest body that has the described shape. */
export function smallest(schema: Schema): unknown {
  const s = resolved(schema);
  if (s.example !== undefined) return s.example;
  if (s.enum) return s.enum[0];
  if (s.oneOf) return smallest(s.oneOf[0]);
  switch (Array.isArray(s.type) ? s.type[0] : s.type) {
    case 'object': return Object.fromEntries((s.required ?? []).map(k => [k, smallest(s.properties?.[k] ?? {})]));
    case 'array': return Array.from({ length: s.minItems ?? 0 }, () => smallest(s.items ?? {}));
    case 'boolean': return true;
    case 'integer': case 'number': return s.minimum ?? 1;
    default: return 'please'.padEnd(s.minLength ?? 0, '.');
  }
}

/** What each role is called in `x-who`, and somebody who holds it and nothing else that matters here. */
export const PEOPLE: Readonly<Record<string, string>> = {
  stranger: 'juno', requester: 'ben', approver: 'chloe', desk: 'sam', auditor: 'otto', admin: 'ines', security: 'noor', privacy: 'vera', manager: 'mara', unknown: 'eve',
};
/** `anyone` is everybody the directory knows. */
export const mayCall = (o: Operation, role: string) => o.who.includes(role) || (o.who.includes('anyone') && role !== 'unknown');

export type Portal = Awaited<ReturnType<typeof start>>;
export interface Sent { readonly who?: string; readonly o: Operation; readonly ids: Readonly<Record<string, string>>; readonly body?: unknown; readonly query?: Readonly<Record<string, string>>; readonly headers?: Readonly<Record<string, string>> }

/** Required search parameters, in their described shape. */
export const neededQuery = (o: Operation) => Object.fromEntries(o.query.filter(q => q.required).map(q => [q.name, String(smallest(q.schema))]));

export async function send({ server }: Portal, { who, o, ids, body, query = neededQuery(o), headers = {} }: Sent): Promise<Response> {
  const at = o.at.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? 'x'));
  const search = Object.keys(query).length ? `?${new URLSearchParams(query)}` : '';
  const r = request(server)[o.method](`/api/countersign${at}${search}`).redirects(0).set('Authorization', who ? mockCredentials.user.header(`user:default/${who}`) : mockCredentials.none.header()).set(headers);
  if (body === undefined) return r;
  return r.set('content-type', 'application/json').send(typeof body === 'string' ? body : JSON.stringify(body));
}

/** Streams that say who looked, tried and lives; everything else is state. */
const NOT_STATE = ['SYS-reading', 'SYS-beat', 'SYS-attempts'];

/** Where every request and stream of the record stands, and how many effects reached a system. */
export async function stateOf({ db, world }: Portal): Promise<string> {
  const rows: { request_id?: string; n?: string | number }[] = await db('cs_journal').select('request_id').count({ n: '*' }).groupBy('request_id').orderBy('request_id');
  return JSON.stringify([rows.filter(r => !NOT_STATE.some(s => r.request_id?.startsWith(s))), world.effects.length]);
}

/** One request that waits for an approver, one that is done, one with a person: all Ben's. */
export async function given({ call }: Portal): Promise<Readonly<Record<'waiting' | 'done' | 'handed', string>>> {
  const ask = async (text: string) => (await call('ben', 'post', '/requests', { text }).expect(201)).body.id as string;
  return { waiting: await ask('read access to payments-db for 4h'), done: await ask('I need figma'), handed: await ask('I want to talk to a person') };
}

/** Path parameters that name things which are there. */
export function idsFor(o: Operation, g: Readonly<Record<'waiting' | 'done' | 'handed', string>>): Record<string, string> {
  const desk = ['desk'].every(w => o.who.includes(w)) && o.method === 'post';
  const id = o.at.startsWith('/approvals') ? `${g.waiting}.i1.1` : /^\/(?:receipts|grants)/.test(o.at) ? `${g.done}.i1` : desk ? g.handed : g.waiting;
  return { id, item: 'i1' };
}
