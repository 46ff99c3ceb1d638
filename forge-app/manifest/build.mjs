// Writes the manifests of both editions: node manifest/build.mjs [--check]
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';
import { layOver } from './merge.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const source = name => parse(readFileSync(join(here, name), 'utf8'));
const base = source('base.yml');
const editions = {
  'manifest.yml': { from: 'manifest/base.yml', content: base },
  'manifest.connected.yml': { from: 'manifest/base.yml and manifest/connected.yml', content: layOver(base, source('connected.yml')) },
};

let stale = 0;
for (const [file, { from, content }] of Object.entries(editions)) {
  const target = join(here, '..', file);
  const text = `# Written by manifest/build.mjs from ${from}.\n${stringify(content, { lineWidth: 0, aliasDuplicateObjects: false })}`;
  if (!process.argv.includes('--check')) writeFileSync(target, text);
  else if (readFileSync(target, 'utf8') !== text) stale += 1;
}
process.exitCode = stale ? 1 : 0;
