import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './run.mjs';
import { say, stop } from './say.mjs';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const TOOLS = process.env.COUNTERSIGN_TOOLS ?? path.join(homedir(), '.cache', 'countersign-tools');
const NODE_MAJORS = [22, 24];
const YARN = readPackage().packageManager.replace('yarn@', '');
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

function readPackage() { return JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')); }
const major = version => Number(version.split('.')[0].replace('v', ''));

/**
 * Everything a fresh machine lacks: Node 24 and Yarn 4 from the npm registry, then the dependencies. Nothing is installed
 * outside the clone but the tools folder. Answers the environment every other command runs in.
 */
export async function bootstrap({ quiet = false } = {}) {
  const tell = quiet ? () => undefined : say;
  if (major(process.versions.node) < 18) stop(`Node ${process.versions.node} is too old: install Node 18 or newer, then run this again.`);
  const env = { COREPACK_ENABLE_DOWNLOAD_PROMPT: '0', BACKSTAGE_CLI_DISABLE_TELEMETRY: '1', NO_UPDATE_NOTIFIER: '1' };
  const registry = (await run(npm, ['config', 'get', 'registry'], { cwd: ROOT })).output.split('\n').find(l => /^https?:/.test(l))?.trim().replace(/\/$/, '');
  if (registry) Object.assign(env, { COREPACK_NPM_REGISTRY: registry, YARN_NPM_REGISTRY_SERVER: registry });
  const bin = await nodeBin(tell);
  env.PATH = [bin, process.env.PATH].filter(Boolean).join(path.delimiter);
  const yarn = await yarnBin(env, tell);
  await install(yarn, env, tell);
  return { env, yarn, node: bin ? path.join(bin, 'node') : process.execPath };
}

/** The running Node if it will do; otherwise Node 24 as an npm package, which needs no installer. */
async function nodeBin(tell) {
  if (NODE_MAJORS.includes(major(process.versions.node))) return '';
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const bin = path.join(TOOLS, 'node_modules', name, 'bin');
  if (!existsSync(bin)) {
    tell('bringing Node 24');
    mkdirSync(TOOLS, { recursive: true });
    const { code, output } = await run(npm, ['install', '--prefix', TOOLS, '--no-save', '--no-package-lock', '--no-audit', '--no-fund', `${name}@24`], { cwd: TOOLS });
    if (code) stop(unreachable(output) ?? `Node 24 could not be brought for ${name}: install Node 24 yourself, then run this again.`);
  }
  return bin;
}

/** Yarn in one file, from the npm registry. */
async function yarnBin(env, tell) {
  const file = path.join(TOOLS, 'yarn', 'node_modules', '@yarnpkg', 'cli-dist', 'bin', 'yarn.js');
  const version = path.join(path.dirname(path.dirname(file)), 'package.json');
  if (!existsSync(version) || JSON.parse(readFileSync(version, 'utf8')).version !== YARN) {
    tell(`bringing Yarn ${YARN}`);
    mkdirSync(TOOLS, { recursive: true });
    const { code, output } = await run(npm, ['install', '--prefix', path.join(TOOLS, 'yarn'), '--no-save', '--no-package-lock', '--no-audit', '--no-fund', `@yarnpkg/cli-dist@${YARN}`], { cwd: TOOLS, env });
    if (code) stop(unreachable(output) ?? `Yarn ${YARN} could not be brought: ${output.split('\n').find(l => l.trim()) ?? 'npm failed'}.`);
  }
  return file;
}

async function install(yarn, env, tell) {
  const stamp = path.join(ROOT, 'node_modules', '.countersign-installed');
  const wanted = createHash('sha256').update(readFileSync(path.join(ROOT, 'yarn.lock'))).update(process.platform + process.arch).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  tell('installing dependencies (a minute or two the first time)');
  const { code, output } = await run('node', [yarn, 'install', '--immutable'], { cwd: ROOT, env });
  if (code) stop(unreachable(output) ?? `The dependencies could not be installed:\n${output.split('\n').filter(l => /YN\d+|rror/.test(l)).slice(-12).join('\n')}`);
  writeFileSync(stamp, wanted);
}

const unreachable = output => (/ENOTFOUND|ECONNREFUSED|EAI_AGAIN|ETIMEDOUT|ENETUNREACH|RequestError|fetch failed/.test(output)
  ? 'The npm registry cannot be reached: check your network or `npm config get registry`, then run this again.' : undefined);
