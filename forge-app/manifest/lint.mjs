// Atlassian's own lint rules without its network: node manifest/lint.mjs. Some 30 s of CPU; `forge lint` asks for an account and six downloads.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const app = fileURLToPath(new URL('..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'lint-'));
const nothing = join(scratch, 'none.json');
writeFileSync(nothing, '{"paths":{}}');
// Names of @forge/lint for documents it would fetch: scopes of each call are looked up there.
Object.assign(process.env, {
  USE_LOCAL_SWAGGER: '1', LOCAL_JIRA_SWAGGER: join(app, 'dev/specs/jira.json'), LOCAL_JSM_SWAGGER: join(app, 'dev/specs/jsm.json'),
  LOCAL_JSW_SWAGGER: nothing, LOCAL_CONF_SWAGGER: nothing, LOCAL_CONF_V2_SWAGGER: nothing, LOCAL_BB_SWAGGER: nothing,
});
process.chdir(app);

const { lint, reportLintResults, problemCount } = createRequire(import.meta.url)('@forge/lint');
const quiet = () => undefined;
const logger = { info: text => process.stdout.write(`${text}\n`), warn: text => process.stdout.write(`${text}\n`), error: error => process.stdout.write(`${error}\n`), debug: quiet, trace: quiet };
// Switches Atlassian turns from afar: all off, and no runtime is being retired.
const switches = new Proxy({}, { get: (_, name) => async () => (/runtime/i.test(String(name)) ? [] : false) });
const files = readdirSync('src', { recursive: true }).filter(f => /\.tsx?$/.test(f) && !/\.test\.|__fixtures__|\.d\.ts$/.test(f)).map(f => join('src', f));

// The editions differ in nothing a rule finds in the source: one is enough.
const results = await lint(files, parse(readFileSync('manifest.yml', 'utf8')), 'development', logger, switches, { linter: { mode: 'client-side' } });
reportLintResults(logger, results);
const { errors, warnings } = problemCount(results);
rmSync(scratch, { recursive: true });
process.stdout.write(`${files.length} files, ${errors + warnings} problems\n`);
process.exitCode = errors + warnings ? 1 : 0;
