// node scripts/lib/mutation-page.mjs: writes docs/mutation.md from the rooms and the survivors that were explained.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesOf, ROOMS } from '../../shared/mutation/rooms.mjs';
import { explained } from '../../shared/mutation/survivors.mjs';
import { ROOT } from './bootstrap.mjs';

export function writeMutationPage() {
  const all = explained();
  const of = kind => all.filter(e => e.kind === kind);
  writeFileSync(path.join(ROOT, 'docs/mutation.md'), `# Mutation testing

[Stryker](https://stryker-mutator.io) changes the pure code that decides, approves, bounds, records and proves, one small change at a time: a comparison turned round, a condition taken out, a list emptied. A test in the same room must fail.
Only tests that start no desk, database or policy engine take part, so this says how sharp the fast tests are; the slow ones come on top. Texts are left alone: other words for the same message are no other behaviour.

\`yarn workspace @countersign/core run mutation floor\` runs one room, without a name it runs all. A change that nobody notices fails the run unless it is listed here. \`npm run proof\` runs all rooms and leaves counts and score per room in [proof.json](proof.json).

## Rooms

${Object.keys(ROOMS).map(room => `- **${room}**: ${filesOf(room).map(f => `\`${path.basename(f)}\``).join(', ')}`).join('\n')}

## Changes that behave the same

Nobody can notice these ${of('equivalent').length}.

${listed(of('equivalent'))}

## Changes that a better test should notice

${of('open').length ? listed(of('open')) : 'None.'}
`);
}

/** File by file; changes with one reason stand together. */
function listed(entries) {
  const groups = Object.groupBy(entries, e => `${e.file}\n${e.line}\n${e.reason}`);
  return Object.values(groups).map(group => `- \`${group[0].file}\`: ${code(group[0].line)}\n  ${group[0].reason} (${group.map(e => `${code(e.was)} → ${code(e.becomes)}`).join('; ')})`).join('\n');
}

const code = text => {
  const short = text.replace(/\s+/g, ' ').slice(0, 160);
  return short.includes('`') ? `\`\` ${short} \`\`` : `\`${short}\``;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) writeMutationPage();
