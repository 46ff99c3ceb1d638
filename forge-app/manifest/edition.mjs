// node manifest/edition.mjs <runs-on-atlassian|connected>: makes this the edition that `forge` works on here, and keeps the app id that `forge register` wrote.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseDocument } from 'yaml';
import { generate } from '../dev/generate.mjs';
import { APP, compose, EDITIONS, HERE } from './compose.mjs';

const [wanted] = process.argv.slice(2);
if (!EDITIONS[wanted]) {
  process.stderr.write(`Say which edition: ${Object.keys(EDITIONS).join(' or ')}.\n`);
  process.exit(2);
}
const current = join(APP, 'manifest.yml');
keepId(parse(readFileSync(current, 'utf8')));
for (const [edition, { file }] of Object.entries(EDITIONS)) writeFileSync(join(APP, file), compose(edition));
writeFileSync(current, compose(wanted));
generate(wanted);
process.stdout.write(`manifest.yml is ${wanted} now, of app ${parse(compose(wanted)).app.id}.\n`);

/** Which edition was registered is told by what it may reach. */
function keepId({ app, remotes }) {
  const source = join(HERE, EDITIONS[remotes ? 'connected' : 'runs-on-atlassian'].id);
  const doc = parseDocument(readFileSync(source, 'utf8'));
  if (doc.getIn(['app', 'id']) === app.id) return;
  doc.setIn(['app', 'id'], app.id);
  writeFileSync(source, doc.toString());
}
