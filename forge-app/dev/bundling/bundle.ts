import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { Manifest, readManifest } from '../host/manifest';
import { bundlerOf, withoutTypes } from './without-types';
import { hashOf, isFresh, markFresh } from './stamp';

export interface Built { code: string; pages: string; fresh: boolean; ms: number; sizes: Record<string, { bytes: number; gzip: number }> }
export interface BundleOptions { app: string; manifest?: string; out?: string; sources: readonly string[]; pages?: boolean; tell?: (line: string) => void }

const quiet = { info() {}, warn() {}, debug() {}, trace() {}, error() {} };

/**
 * Builds the app with Atlassian's own bundler, offline: what `forge deploy` would upload, but for the runtime's loader, which is ours.
 * Nothing is built while the sources are the same.
 */
export async function bundle({ app, manifest: file = 'manifest.yml', out = path.join(app, 'dist'), sources, pages = true, tell = () => undefined }: BundleOptions): Promise<Built> {
  const manifest = readManifest(path.join(app, file));
  const places = { code: path.join(out, 'backend'), pages: path.join(out, 'ui') };
  const stamp = path.join(out, '.stamp');
  const wanted = hashOf([...sources, path.join(app, file), path.join(__dirname, '../runtime')]);
  const began = performance.now();
  if (isFresh(stamp, wanted)) return { ...places, fresh: true, ms: 0, sizes: sizesOf(out) };
  rmSync(stamp, { force: true });
  tell('building the app’s back end');
  await backend({ app, manifest, out: places.code });
  if (pages) {
    tell('building the app’s pages');
    await allPages({ app, out: places.pages, resources: manifest.resources.filter(r => /\.[jt]sx?$/.test(r.path) && existsSync(path.join(app, r.path))) });
  }
  const sizes = sizesOf(out);
  writeFileSync(path.join(out, 'sizes.json'), `${JSON.stringify(sizes, null, 2)}\n`);
  markFresh(stamp, wanted);
  return { ...places, fresh: false, ms: performance.now() - began, sizes };
}

async function backend({ app, manifest, out }: { app: string; manifest: Manifest; out: string }): Promise<void> {
  process.env.FORGE_RUNTIME_PATH = runtimeFolder(path.dirname(out));
  const { getEntryPoints, getNodeBundler, getWrapperProvider } = await import('@forge/bundler');
  const { FileSystemReader } = await import('@forge/cli-shared');
  const handlers = manifest.modules.function.map(f => { const [module, func] = f.handler.split('.'); return { module, func }; });
  const config = { readConfig: async () => manifest };
  const bundler = withoutTypes(await bundlerOf(getNodeBundler(quiet as never, getWrapperProvider({ fileSystemReader: new FileSystemReader() } as never), config as never)));
  const output = await within(app, () => bundler.bundle({ appDirectory: app, entryPoints: getEntryPoints(handlers as never) } as never));
  rmSync(out, { recursive: true, force: true });
  cpSync(output.outputDir, out, { recursive: true });
  for (const [name, content] of output.additionalOutputs ?? []) if (Buffer.isBuffer(content)) writeFileSync(path.join(out, name), content);
}

/** All pages in one run of the bundler, as entries of one resource: a run for each, as `forge deploy` makes, takes ten times as long. */
async function allPages({ app, resources, out }: { app: string; resources: Manifest['resources']; out: string }): Promise<void> {
  const { NativeUIBundler } = await import('@forge/bundler');
  const entryPoints = resources.map(r => ({ name: r.key, path: r.path, isMultiEntry: true }));
  const output = await within(app, () => withoutTypes(new NativeUIBundler(quiet as never)).bundle({ appDirectory: '', entryPoints } as never));
  rmSync(out, { recursive: true, force: true });
  cpSync(output.outputDir, out, { recursive: true });
}

/** The bundler reads and writes relative to the folder it is run in. */
async function within<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const before = process.cwd();
  process.chdir(folder);
  try {
    return await work();
  } finally {
    process.chdir(before);
  }
}

/** The layout the bundler expects of a local runtime. */
function runtimeFolder(out: string): string {
  const folder = path.join(out, '.runtime');
  mkdirSync(path.join(folder, 'dist'), { recursive: true });
  for (const name of ['loader.js', 'wrapper.js']) cpSync(path.join(__dirname, '../runtime', name), path.join(folder, 'dist', name));
  return folder;
}

function sizesOf(out: string): Built['sizes'] {
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter(f => f.isFile() && /\.(cjs|js)$/.test(f.name));
  return Object.fromEntries(files.map(f => path.join(f.parentPath, f.name)).filter(f => !f.includes('.runtime')).sort().map(f => [path.relative(out, f), { bytes: statSync(f).size, gzip: gzipSync(readFileSync(f)).length }]));
}
