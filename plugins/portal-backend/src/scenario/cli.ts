import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Portal } from '../eval/portal';
import type { Outcome, Story, Telling } from './attempt';
import { attacker } from './attacker';
import { carelessAdmin } from './careless-admin';
import { insider } from './insider';

const STORIES = [insider, attacker, carelessAdmin];
const say = (line: string) => process.stdout.write(`${line}\n`);

/** `scenario insider|attacker|careless-admin`. @returns the exit code: 1 when an attempt got anything. */
export async function main([name, ...rest]: string[]): Promise<number> {
  const story = STORIES.find(s => s.id === name);
  if (!story || rest.length) throw new Error(`Say one of: ${STORIES.map(s => `scenario ${s.id}`).join(', ')}`);
  // A copy, because some of what is tried is tried on the files themselves.
  const company = path.join(mkdtempSync(path.join(tmpdir(), 'countersign-scenario-')), 'company');
  cpSync(resolvePackagePath('backend', 'company'), company, { recursive: true });
  const portal = await Portal.start({ company });
  try {
    return await tell(story, { portal, company, kept: new Map() });
  } finally {
    await portal.stop();
    rmSync(path.dirname(company), { recursive: true, force: true });
  }
}

async function tell(story: Story, telling: Telling): Promise<number> {
  say(`${story.who}\n`);
  let got = 0;
  for (const [n, attempt] of story.attempts.entries()) {
    const outcome = await attempt.run(telling).catch((e: Error): Outcome => ({ stopped: false, got: `no answer that can be judged: ${e.message}` }));
    if (!outcome.stopped) got += 1;
    say(`${String(n + 1).padStart(2)}. ${attempt.tries}\n    ${outcome.stopped ? `stopped: ${outcome.by}` : `NOT STOPPED: ${outcome.got}`}`);
  }
  say(`\n${got ? `${got} of ${story.attempts.length} attempts got something.` : `None of ${story.attempts.length} attempts got anything.`}`);
  say(`${story.attempts.length - got} passed, ${got} failed`);
  return got ? 1 : 0;
}

if (require.main === module) {
  main(process.argv.slice(2)).then(code => process.exit(code), error => { process.stderr.write(`${error.message}\n`); process.exit(2); });
}
