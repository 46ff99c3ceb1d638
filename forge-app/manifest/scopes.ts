import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Call } from './calls';
import { APP } from './read';

interface Operation { readonly 'x-atlassian-oauth2-scopes'?: readonly { readonly scopes: readonly string[] }[]; readonly security?: readonly Readonly<Record<string, readonly string[]>>[] }
type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

/** Atlassian publishes no OpenAPI for Assets; scopes from developer.atlassian.com/cloud/assets/rest. */
const object = '/jsm/assets/workspace/{workspaceId}/v1/object/{id}';
const ASSETS: Paths = {
  [object]: { get: scopes('read:cmdb-object:jira'), put: scopes('write:cmdb-object:jira') },
  '/jsm/assets/workspace/{workspaceId}/v1/object/aql': { post: scopes('read:cmdb-object:jira') },
};

function scopes(...names: string[]): Operation { return { 'x-atlassian-oauth2-scopes': [{ scopes: names }] }; }

const published = (name: string) => (JSON.parse(readFileSync(join(APP, 'dev', 'specs', `${name}.json`), 'utf8')) as { paths: Paths }).paths;
const operations: Paths = { ...published('jira'), ...published('jsm'), ...ASSETS };
const shape = (path: string) => path.replace(/\{[^}]*\}/g, '{}').replace(/\/$/, '');

/** Sets of scopes of which one must be held; empty: no such operation. */
export function alternatives({ method, path }: Call): (readonly string[])[] {
  const ways = Object.entries(operations).filter(([known]) => shape(known) === shape(path)).flatMap(([, byMethod]) => Object.entries(byMethod));
  return ways.filter(([way]) => !method || way === method.toLowerCase()).flatMap(([, operation]) => ofOperation(operation));
}

function ofOperation(operation: Operation): (readonly string[])[] {
  const listed = (operation['x-atlassian-oauth2-scopes'] ?? []).map(s => s.scopes);
  return listed.length ? listed : (operation.security ?? []).flatMap(s => (s.OAuth2 ? [s.OAuth2] : []));
}
