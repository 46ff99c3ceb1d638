import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export interface Trigger extends Module { events: string[]; filter?: { ignoreSelf?: boolean; expression?: string } }
export interface WebTrigger extends Module { response: { outputs: { key: string; statusCode: number; contentType: string; body: string }[] } }
export interface Module { key: string; function?: string; queue?: string; resource?: string; title?: string; resolver?: { function: string }; dynamicProperties?: { function: string }; unlicensedAccess?: string[] }
export interface FunctionEntry { key: string; handler: string; timeoutSeconds?: number }

export interface Manifest {
  app: { id: string; runtime: { name: string; memoryMB?: number } };
  modules: Record<string, Module[]> & { function: FunctionEntry[] };
  resources: { key: string; path: string }[];
  permissions: { scopes: string[]; external?: { fetch?: { backend?: (string | { address: string })[] }; configurable?: { enabled: boolean } } };
}

export const readManifest = (file: string): Manifest => parse(readFileSync(file, 'utf8')) as Manifest;

/** A module by its key, whatever its type. */
export function moduleOf(manifest: Manifest, key: string): { type: string; module: Module } {
  for (const [type, modules] of Object.entries(manifest.modules)) {
    const module = type === 'function' ? undefined : modules.find(m => m.key === key);
    if (module) return { type, module };
  }
  throw new Error(`the manifest has no module ${key}`);
}

export function functionOf(manifest: Manifest, key: string): FunctionEntry {
  const found = manifest.modules.function.find(f => f.key === key);
  if (!found) throw new Error(`the manifest has no function ${key}`);
  return found;
}

/** Seconds a function may take: its own limit where it has one, else that of the module that calls it. */
export const limitOf = (entry: FunctionEntry, moduleType: string): number =>
  entry.timeoutSeconds ?? (['webtrigger', 'action', 'consumer', 'scheduledTrigger'].includes(moduleType) ? 55 : 25);

export const egressOf = ({ permissions }: Manifest): string[] => (permissions.external?.fetch?.backend ?? []).map(e => (typeof e === 'string' ? e : e.address));
