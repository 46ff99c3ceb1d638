import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Changes that no test notices, and why: `equivalent`, it behaves the same; `open`, a better test is still to be written. */
export const EXPLAINED = JSON.parse(readFileSync(path.join(import.meta.dirname, 'survivors.json'), 'utf8'));

/** What survived by a report of Stryker, named by the text of its line, so that moving it changes nothing. */
export function survivorsOf(files) {
  return Object.entries(files).flatMap(([file, { source, mutants }]) => mutants.filter(m => m.status === 'Survived' || m.status === 'NoCoverage').map(m => ({
    file, line: source.split('\n')[m.location.start.line - 1].trim(), mutator: m.mutatorName, becomes: m.replacement ?? '',
  })));
}

const same = (a, b) => a.file === b.file && a.line === b.line && a.mutator === b.mutator && a.becomes === b.becomes;
export const unexplained = survivors => survivors.filter(s => !EXPLAINED.some(e => same(s, e)));
