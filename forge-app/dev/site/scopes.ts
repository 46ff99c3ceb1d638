import jira from '../specs/jira.json';
import jsm from '../specs/jsm.json';

interface Operation { 'x-atlassian-oauth2-scopes'?: { scopes?: string[] }[]; security?: Record<string, string[]>[] }
type Paths = Record<string, Record<string, Operation>>;

const published: Paths = { ...(jsm.paths as unknown as Paths), ...(jira.paths as unknown as Paths) };

/** Assets has no published OpenAPI document; these are the scopes its reference names. */
const assets = (method: string, path: string) => (method === 'PUT' ? ['write:cmdb-object:jira'] : path.startsWith('/jsm/assets/') ? ['read:cmdb-object:jira'] : undefined);

/** Sets of scopes of which one must be held whole; empty where the operation asks for none. */
export function scopesOf(on: string): string[][] {
  const [method, path] = on.split(' ');
  if (path.startsWith('/jsm/assets/')) return [assets(method, path) ?? []];
  const operation = published[path]?.[method.toLowerCase()];
  const listed = (operation?.['x-atlassian-oauth2-scopes'] ?? []).map(s => s.scopes ?? []);
  return listed.length ? listed : (operation?.security ?? []).flatMap(s => (s.OAuth2 ? [s.OAuth2] : []));
}

export const allowed = (on: string, held: readonly string[]): boolean => {
  const sets = scopesOf(on);
  return sets.length === 0 || sets.some(set => set.every(scope => held.includes(scope)));
};
