import { readdirSync, writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readManifest } from './host/manifest';

const APP = path.join(__dirname, '..');
const say = (line: string) => { process.stdout.write(`${line}\n`); };

/** Atlassian's own linter reads API descriptions from the net unless these name files. Confluence and Bitbucket are not used here. */
function describeApis(): void {
  const none = path.join(mkdtempSync(path.join(tmpdir(), 'forge-lint-')), 'none.json');
  writeFileSync(none, '{"paths":{}}');
  const specs = path.join(__dirname, 'specs');
  Object.assign(process.env, {
    USE_LOCAL_SWAGGER: '1', LOCAL_JIRA_SWAGGER: path.join(specs, 'jira.json'), LOCAL_JSM_SWAGGER: path.join(specs, 'jsm.json'),
    LOCAL_JSW_SWAGGER: none, LOCAL_CONF_SWAGGER: none, LOCAL_CONF_V2_SWAGGER: none, LOCAL_BB_SWAGGER: none,
  });
}

const sources = (folder: string): string[] => readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter(f => f.isFile() && /\.tsx?$/.test(f.name) && !/\.test\./.test(f.name) && !f.parentPath.includes('__fixtures__')).map(f => path.relative(APP, path.join(f.parentPath, f.name)));

/** `TSX_TSCONFIG_PATH=tsconfig.check.json node --import tsx dev/lint.ts`: what `forge lint` would say, without the net or an account; then whether the manifest is valid. */
async function main(): Promise<void> {
  process.chdir(APP);
  describeApis();
  const { lint, reportLintResults } = await import('@forge/lint');
  const logger = { info: say, warn: say, error: (e: unknown) => say(String(e)), debug() {}, trace() {} };
  // Feature flags of Atlassian's CLI: lists of runtimes are empty, everything else is off.
  const flags = new Proxy({}, { get: (_, name) => async () => (/runtime/i.test(String(name)) ? [] : false) });
  const found = await lint(sources(path.join(APP, 'src')), readManifest('manifest.yml') as never, 'development', logger as never, flags as never, { linter: { mode: 'client-side' } } as never);
  reportLintResults(logger as never, found);
  const { ProcessorBuilder, ValidationTypes } = await import('@forge/manifest');
  const valid = await ProcessorBuilder.instance().withValidation(ValidationTypes.FULL).withOptions({ deprecatedRuntimes: [] } as never).build().process();
  for (const problem of valid.errors ?? []) say(`manifest ${problem.level} ${problem.line}:${problem.column} ${problem.message}`);
  if (!valid.success) process.exitCode = 1;
}

void main().catch(error => { say(String(error?.stack ?? error)); process.exitCode = 1; });
