import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';
import { layOver } from './merge.mjs';

export const HERE = dirname(fileURLToPath(import.meta.url));
export const APP = join(HERE, '..');
/** Edition → its manifest in this folder, and the source that holds its app id. */
export const EDITIONS = {
  'runs-on-atlassian': { file: 'manifest.yml', id: 'base.yml', from: ['base.yml'] },
  connected: { file: 'manifest.connected.yml', id: 'connected.yml', from: ['base.yml', 'connected.yml'] },
};

const source = name => parse(readFileSync(join(HERE, name), 'utf8'));
/** Sold on the Marketplace: Atlassian is asked for a licence. */
const SOLD = { app: { licensing: { enabled: true } } };

/** The text of one edition's manifest. */
export function compose(edition, sold = process.env.COUNTERSIGN_LICENSING === 'on') {
  const { from } = EDITIONS[edition];
  const content = [...from.map(source), ...(sold ? [SOLD] : [])].reduce(layOver);
  return `# Written by manifest/build.mjs from ${from.map(name => `manifest/${name}`).join(' and ')}.\n${stringify(content, { lineWidth: 0, aliasDuplicateObjects: false })}`;
}
