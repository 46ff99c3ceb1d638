import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { createSite, PEOPLE, type Site } from '../../dev/site';
import { siteFetch, SITE } from '../host/fetch';
import { changeNamed, contextFor } from './__fixtures__/desk-account';
import { EXAMS } from './__fixtures__/exams';

const { permissions } = parse(readFileSync(join(__dirname, '../../manifest.yml'), 'utf8')) as { permissions: { scopes: string[] } };
let site: Site;
beforeEach(async () => { site = await createSite({ scopes: permissions.scopes }); });
afterEach(() => site.close());

/** What Atlassian's runtime does with a call: it signs it for the app or for whoever is here. Nobody is. */
Object.assign(globalThis, {
  __forge_fetch__: ({ provider }: { provider: string }, path: string, init: RequestInit) =>
    fetch(site.url + path, { ...init, headers: { ...(init.headers as object), 'x-acting-as': provider === 'app' ? 'app' : 'none' } }),
});

/** As in an installation: the app's own account, no token, an address that exists nowhere. */
function context(account: string) {
  const ctx = contextFor(site, { account });
  const { user: _user, token: _token, ...config } = ctx.config as Record<string, unknown>;
  return { ...ctx, config: { ...config, url: SITE }, fetch: siteFetch };
}

it.each(EXAMS)('$change is within the scopes of the manifest, as is its inverse', async ({ change: id, input: given, account = PEOPLE.ada }) => {
  const change = changeNamed(id);
  const input = change.input.parse(given);
  const before = await change.read?.(input, context(account));
  expect(await change.run(input, context(account))).toEqual({ outcome: 'changed' });
  const after = await change.read?.(input, context(account));
  expect(change.reached?.(input, after as never, new Date())).toBe('held');
  if (!change.undo) return;
  const inverse = changeNamed(change.undo.change);
  expect(await inverse.run(inverse.input.parse(change.undo.input(input, before as never, after as never)), context(account))).toEqual({ outcome: 'changed' });
  expect(site.log.every(l => l.as === 'app' && l.status < 400)).toBe(true);
});
