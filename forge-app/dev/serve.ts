import path from 'node:path';
import { buildApp } from './build';
import { engineHere, PLAYED } from './platform/sql-engine';
import { openForBusiness } from './serve/company';
import { serve } from './serve/server';

const say = (line: string) => { process.stdout.write(`${line}\n`); };
const APP = path.join(__dirname, '..');

/** `TSX_TSCONFIG_PATH=tsconfig.check.json node --import tsx dev/serve.ts [port] [fresh]`: builds what changed, then serves the local site until it is ended. */
async function main(): Promise<void> {
  const engine = await engineHere().catch((error: Error) => { say(error.message); process.exit(1); });
  say(PLAYED[engine]);
  const built = await buildApp({ tell: say });
  say('installing the app on the local site');
  const local = await serve({ manifest: path.join(APP, 'manifest.yml'), code: built.code, pages: built.pages, port: Number(process.argv[2] ?? 0), engine, onFailure: say });
  // `fresh`: the first steps are still to be done, as on a site where the app was just installed.
  if (process.argv[3] !== 'fresh') await openForBusiness(local.at);
  say(`\n  A local stand-in for Jira Service Management, not Atlassian: ${local.url}\n\n  Be Ada and raise a request, be Sam and open the queue, be Ines and open Administration. Ctrl-C ends it.\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void local.close().then(() => process.exit(0)));
}

void main().catch(error => {
  say(String(error?.stack ?? error));
  process.exit(1);
});
