import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProcessorBuilder, ValidationTypes } from '@forge/manifest';
import { APP, EDITIONS, readManifest, type Edition } from './read';

/** Atlassian's processor reads `manifest.yml` of the current folder. */
async function problemsOf(edition: Edition, check: ValidationTypes): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
  const home = process.cwd();
  copyFileSync(join(APP, edition), join(folder, 'manifest.yml'));
  for (const part of ['src', 'resources']) symlinkSync(join(APP, part), join(folder, part));
  try {
    process.chdir(folder);
    const checked = await ProcessorBuilder.instance().withValidation(check).withOptions({ deprecatedRuntimes: [] }).build().process();
    return (checked.errors ?? []).map(e => `${e.line}: ${e.message}`);
  } finally {
    process.chdir(home);
    rmSync(folder, { recursive: true });
  }
}

// Needs a file for every page and handler too. Each check compiles the whole schema: some 4 s.
it.each(EDITIONS)('%s passes every check of its schema, files and functions', async edition => {
  expect(await problemsOf(edition, ValidationTypes.FULL)).toEqual([]);
}, 60_000);

it.each(['PRODUCT_TRIGGER', 'AGENT_PRODUCT_CONTEXT', 'DEPRECATED_EGRESS_PERMISSIONS'] as const)('passes the %s check', async check => {
  expect(await problemsOf('manifest.connected.yml', ValidationTypes[check])).toEqual([]);
}, 60_000);

it('is what the sources say', () => {
  expect(() => execFileSync(process.execPath, [join(APP, 'manifest', 'build.mjs'), '--check'])).not.toThrow();
});

it('differs between editions only by the app, its remotes and what may leave', () => {
  const [closed, open] = EDITIONS.map(readManifest);
  expect(open.modules).toEqual(closed.modules);
  expect(open.resources).toEqual(closed.resources);
  expect(open.permissions.scopes).toEqual(closed.permissions.scopes);
});
