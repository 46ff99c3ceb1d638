import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** One hash over files and folders; tests are no part of what is built. */
export function hashOf(places: readonly string[]): string {
  const hash = createHash('sha256');
  const visit = (at: string): void => {
    if (!existsSync(at) || /\.test\.tsx?$|node_modules|__fixtures__/.test(at)) return;
    if (statSync(at).isDirectory()) { readdirSync(at).sort().forEach(name => visit(path.join(at, name))); return; }
    hash.update(at).update(readFileSync(at));
  };
  places.forEach(visit);
  return hash.digest('hex');
}

export const isFresh = (stamp: string, wanted: string): boolean => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
export const markFresh = (stamp: string, wanted: string): void => writeFileSync(stamp, wanted);
