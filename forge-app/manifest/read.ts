import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** One entry under `modules`: its own fields differ by type, so they stay unknown until a gate asks for one. */
export type Entry = { readonly key: string } & Readonly<Record<string, unknown>>;

export interface Manifest {
  readonly modules: Readonly<Record<string, readonly Entry[]>>;
  readonly resources: readonly { readonly key: string; readonly path: string }[];
  readonly remotes?: readonly unknown[];
  readonly permissions: { readonly scopes: readonly string[]; readonly external?: unknown };
}

export const APP = join(__dirname, '..');
export const EDITIONS = ['manifest.yml', 'manifest.connected.yml'] as const;
export type Edition = (typeof EDITIONS)[number];

export const readManifest = (edition: Edition): Manifest => parse(readFileSync(join(APP, edition), 'utf8'));
export const entries = (manifest: Manifest, type: string): readonly Entry[] => manifest.modules[type] ?? [];
export const everyEntry = (manifest: Manifest) => Object.entries(manifest.modules).flatMap(([type, list]) => list.map(entry => ({ type, entry })));

/** Code that is shipped: tests and type files are not. */
export function sources(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(f => /\.tsx?$/.test(f) && !/\.(test|d)\.tsx?$/.test(f)).map(f => join(folder, f));
}
