import { createHash } from 'node:crypto';
import { route } from '@forge/api';
import { jira, orNothing } from './call';

/** Says what there is; the parts are `countersign-outbox-1` and so on. */
const KEY = 'countersign-outbox';
/** A property holds 32,768 characters of JSON. */
const PART = 30_000;
interface Contents { readonly countersign: 'outbox/1'; readonly parts: number; readonly sha256: string }
interface Pairing { readonly countersign: 'peer/1'; readonly envelopes: readonly string[] }

const contentsOf = async (project: string) => (await orNothing(jira<{ value: Contents }>('app', route`/rest/api/3/project/${project}/properties/${KEY}`)))?.value;
const put = (project: string, key: string, value: unknown): Promise<void> => jira('app', route`/rest/api/3/project/${project}/properties/${key}`, { method: 'PUT', body: value });
const take = (project: string, key: string) => orNothing(jira<void>('app', route`/rest/api/3/project/${project}/properties/${key}`, { method: 'DELETE' }));
const partKey = (n: number) => `${KEY}-${n}`;
const from = (first: number, last: number) => Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => first + n);

/**
 * What lies in a project's properties for paired hosts to fetch, by pairing; replaced as a whole. The contents are written last: a reader in
 * between finds that the digest does not fit, and comes again.
 */
export async function fillOutbox(project: string, pairings: Readonly<Record<string, Pairing>>): Promise<void> {
  const before = (await contentsOf(project))?.parts ?? 0;
  const text = JSON.stringify(pairings);
  const parts = text.match(new RegExp(`[^]{1,${PART}}`, 'g')) ?? [];
  for (const [n, part] of parts.entries()) await put(project, partKey(n + 1), { text: part });
  const contents: Contents = { countersign: 'outbox/1', parts: parts.length, sha256: createHash('sha256').update(text).digest('hex') };
  await put(project, KEY, contents);
  for (const n of from(parts.length + 1, before)) await take(project, partKey(n));
}

/** Nothing of an ended pairing stays readable. */
export async function emptyOutbox(project: string): Promise<void> {
  const before = await contentsOf(project);
  if (!before) return;
  await take(project, KEY);
  for (const n of from(1, before.parts)) await take(project, partKey(n));
}
