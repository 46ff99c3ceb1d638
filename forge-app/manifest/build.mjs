// Writes the manifests of both editions: node manifest/build.mjs [--check]
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { APP, compose, EDITIONS } from './compose.mjs';

let stale = 0;
for (const [edition, { file }] of Object.entries(EDITIONS)) {
  const target = join(APP, file);
  const text = compose(edition);
  if (!process.argv.includes('--check')) writeFileSync(target, text);
  else if (readFileSync(target, 'utf8') !== text) stale += 1;
}
process.exitCode = stale ? 1 : 0;
