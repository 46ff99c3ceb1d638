import { buildApp, manifestOf } from './build';
import { engineHere, PLAYED } from './platform/sql-engine';
import { openForBusiness } from './serve/company';
import { serve } from './serve/server';
import { startSketchpad } from './serve/sketchpad';

const say = (line: string) => { process.stdout.write(`${line}\n`); };

/** `TSX_TSCONFIG_PATH=tsconfig.check.json node --import tsx dev/serve.ts [port] [fresh] [connected]`: builds what changed, then serves the local site until it is ended. */
async function main([port = '0', ...how]: readonly string[]): Promise<void> {
  const engine = await engineHere().catch((error: Error) => { say(error.message); process.exit(1); });
  say(PLAYED[engine]);
  const edition = how.includes('connected') ? 'connected' : 'runs-on-atlassian';
  const built = await buildApp({ edition, tell: say });
  say('installing the app on the local site');
  const sketchpad = edition === 'connected' ? await startSketchpad() : undefined;
  const local = await serve({ manifest: manifestOf(edition), code: built.code, pages: built.pages, port: Number(port), engine, via: sketchpad?.via, onFailure: say });
  // `fresh`: the first steps are still to be done, as on a site where the app was just installed.
  if (!how.includes('fresh')) await openForBusiness(local.at, sketchpad?.files);
  say(`\n  A local stand-in for Jira Service Management, not Atlassian: ${local.url}\n\n  Be Ada and raise a request, be Omar and decide it under Profile, be Sam and open the queue, be Ines and open Administration, be Aud and open Apps.${sketchpad?.says ?? ''} Ctrl-C ends it.\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void Promise.all([local.close(), sketchpad?.close()]).then(() => process.exit(0)));
}

void main(process.argv.slice(2)).catch(error => {
  say(String(error?.stack ?? error));
  process.exit(1);
});
