import { createHash } from 'node:crypto';
import { createTwoFilesPatch } from 'diff';
import type { RuleFiles, RulesChange } from './types';

/** Order of paths does not matter; every byte of every text does. */
export function digestOf(files: RuleFiles): string {
  const hash = createHash('sha256');
  for (const path of Object.keys(files).sort()) hash.update(`${path}\0${files[path]}\0`);
  return hash.digest('hex');
}

export function applied(files: RuleFiles, change: RulesChange): RuleFiles {
  const next: Record<string, string> = { ...files };
  for (const [path, text] of Object.entries(change)) {
    if (text === null) delete next[path];
    else next[path] = text;
  }
  return next;
}

/** What turns `from` into `to`. */
export function changeBetween(from: RuleFiles, to: RuleFiles): RulesChange {
  const paths = new Set([...Object.keys(from), ...Object.keys(to)]);
  return Object.fromEntries([...paths].sort().filter(p => from[p] !== to[p]).map(p => [p, to[p] ?? null]));
}

export const diffOf = (files: RuleFiles, change: RulesChange) =>
  Object.entries(change).filter(([p, text]) => (text ?? undefined) !== files[p])
    .map(([file, text]) => ({ file, patch: createTwoFilesPatch(file, file, files[file] ?? '', text ?? '', 'in force', 'proposed', { context: 3 }) }));
