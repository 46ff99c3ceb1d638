// Writes src/generated: the starter's files, Cedar's wasm and the edition as modules, because Forge's bundler takes code and nothing else.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

const APP = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const OUT = path.join(APP, 'src/generated');

const filesIn = dir => readdirSync(dir).sort().flatMap(name => (statSync(path.join(dir, name)).isDirectory() ? filesIn(path.join(dir, name)) : [path.join(dir, name)]));

export function generate(edition = process.env.COUNTERSIGN_EDITION ?? 'runs-on-atlassian') {
  mkdirSync(OUT, { recursive: true });
  put('starter.ts', [['STARTER', 'starter'], ['STARTER_CONNECTED', 'starter-connected']].map(([name, folder]) => `export const ${name}: Readonly<Record<string, string>> = ${JSON.stringify(textsIn(path.join(APP, folder)), null, 1)};\n`).join(''));
  put('edition.ts', `export const EDITION: 'runs-on-atlassian' | 'connected' = ${JSON.stringify(edition)};\n/** Whether the manifest asks Atlassian for a licence: where it is sold on the Marketplace. */\nexport const LICENSING: boolean = ${process.env.COUNTERSIGN_LICENSING === 'on'};\n`);
  const wasm = readFileSync(path.join(path.dirname(fileURLToPath(import.meta.resolve('@cedar-policy/cedar-wasm/web'))), 'cedar_wasm_bg.wasm'));
  const stamp = path.join(OUT, 'cedar-wasm.stamp');
  const wanted = `${wasm.length}`;
  if (existsSync(path.join(OUT, 'cedar-wasm.ts')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const packed = brotliCompressSync(wasm, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: wasm.length } });
  put('cedar-wasm.ts', `export const CEDAR_WASM = '${packed.toString('base64')}';\n`);
  writeFileSync(stamp, wanted);
}

const textsIn = folder => Object.fromEntries(filesIn(folder).map(f => [path.relative(folder, f).split(path.sep).join('/'), readFileSync(f, 'utf8')]));

/** The same text leaves the file as it is, so that nothing is built again. */
function put(name, text) {
  const file = path.join(OUT, name);
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) generate();
