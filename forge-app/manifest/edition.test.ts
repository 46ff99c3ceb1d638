import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { APP } from './read';

const MINE = 'ari:cloud:ecosystem::app/11111111-2222-4333-8444-555566667777';

/** A copy of what the commands read and write: the app's own folder stays as it is. */
function copied(): string {
  const at = mkdtempSync(join(tmpdir(), 'edition-'));
  for (const part of ['manifest', 'dev/generate.mjs', 'starter', 'starter-connected', 'manifest.yml', 'manifest.connected.yml', 'package.json']) cpSync(join(APP, part), join(at, part), { recursive: true });
  symlinkSync(join(APP, '../node_modules'), join(at, 'node_modules'));
  return at;
}

describe('the edition that forge works on', () => {
  const at = copied();
  const manifest = () => parse(readFileSync(join(at, 'manifest.yml'), 'utf8'));
  const run = (script: string, ...args: string[]) => execFileSync(process.execPath, [join(at, 'manifest', script), ...args], { encoding: 'utf8', stdio: 'pipe', env: { ...process.env, COUNTERSIGN_LICENSING: args.includes('sold') ? 'on' : '' } });
  const registered = (id: string) => { const text = readFileSync(join(at, 'manifest.yml'), 'utf8'); writeFileSync(join(at, 'manifest.yml'), text.replace(/^ {2}id: .+$/m, `  id: ${id}`)); };
  afterAll(() => rmSync(at, { recursive: true }));

  it('is one of two, each an app of its own, and keeps the id that was registered for it', () => {
    run('edition.mjs', 'connected');
    registered(MINE);
    expect(run('edition.mjs', 'connected')).toContain(`connected now, of app ${MINE}`);
    expect(manifest()).toMatchObject({ app: { id: MINE }, remotes: [{ key: 'peer' }] });
    expect(readFileSync(join(at, 'src/generated/edition.ts'), 'utf8')).toContain('= "connected"');
    run('edition.mjs', 'runs-on-atlassian');
    expect(manifest().app.id).not.toBe(MINE);
    expect(manifest().remotes).toBeUndefined();
    run('edition.mjs', 'connected');
    expect(manifest().app.id).toBe(MINE);
  }, 60_000);

  it('asks for a licence only where it is sold', () => {
    run('build.mjs');
    expect(manifest().app.licensing).toBeUndefined();
    run('build.mjs', 'sold');
    expect(manifest().app.licensing).toEqual({ enabled: true });
  });

  it('another word is refused, with the two there are', () => { expect(() => run('edition.mjs', 'both')).toThrow(/runs-on-atlassian or connected/); });
});
