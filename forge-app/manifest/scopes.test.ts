import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { callsIn } from './calls';
import { APP, entries, readManifest, sources } from './read';
import { alternatives } from './scopes';

const manifest = readManifest('manifest.yml');
const declared = manifest.permissions.scopes;
const files = [...sources(join(APP, 'src')), ...sources(join(APP, '..', 'shared', 'src', 'connectors', 'jira'))].map(file => ({ file, text: readFileSync(file, 'utf8') }));
const calls = files.flatMap(({ file, text }) => callsIn(file, text));
const may = (set: readonly string[]) => set.every(s => declared.includes(s));

/** Used by something other than a call: storage by its module, chat by the assistant, events by their kind. */
const ELSEWHERE: Record<string, boolean> = {
  'storage:app': entries(manifest, 'sql').length > 0,
  'read:chat:rovo': entries(manifest, 'rovo:agent').length > 0,
  'read:jira-work': entries(manifest, 'trigger').some(t => (t.events as string[]).some(e => e.startsWith('avi:jira:'))),
  'report:personal-data': files.some(({ text }) => text.includes('reportPersonalData')),
};

it('finds the calls', () => {
  expect(calls.length).toBeGreaterThan(20);
});

it('every call is one Atlassian documents', () => {
  expect(calls.filter(c => alternatives(c).length === 0)).toEqual([]);
});

it('every call is covered by a declared scope', () => {
  expect(calls.filter(c => !alternatives(c).some(may)).map(c => ({ ...c, needs: alternatives(c) }))).toEqual([]);
});

it('every declared scope is used', () => {
  const used = new Set(calls.flatMap(c => alternatives(c).filter(may).flat()));
  expect(declared.filter(s => !used.has(s) && !ELSEWHERE[s])).toEqual([]);
});

describe('the reader of the source', () => {
  const read = (text: string) => callsIn('x.ts', text).map(({ method, path }) => ({ method, path }));

  it('takes the method from the same call, and a computed one for any', () => {
    expect(read('api.requestJira(route`/rest/api/3/issue/${key}?fields=${f}`)')).toEqual([{ method: 'GET', path: '/rest/api/3/issue/{}' }]);
    expect(read("jira('user', route`/rest/api/3/myself`)")).toEqual([{ method: 'GET', path: '/rest/api/3/myself' }]);
    expect(read('api.requestJira(route`/rest/api/3/group/user`, { method: "POST", body })')).toEqual([{ method: 'POST', path: '/rest/api/3/group/user' }]);
    expect(read('api.requestJira(route`/rest/api/3/group/user`, { ...options })')).toEqual([{ method: undefined, path: '/rest/api/3/group/user' }]);
  });

  it('takes an operation written as one', () => {
    expect(read("send(ctx, 'DELETE /rest/api/3/project/{p}/role/{id}', {})")).toEqual([{ method: 'DELETE', path: '/rest/api/3/project/{}/role/{}' }]);
  });
});
