import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const FILE = path.join(import.meta.dirname, 'survivors.json');
/** Changes that no test notices, and why. `kind`: `equivalent`, it behaves the same; `open`, a better test is still to be written. */
export const explained = () => JSON.parse(readFileSync(FILE, 'utf8'));

/** What survived by a report of Stryker, named by the text of its line, so that moving it changes nothing. */
export function survivorsOf(files) {
  return Object.entries(files).flatMap(([file, { source, mutants }]) => mutants.filter(m => m.status === 'Survived' || m.status === 'NoCoverage').map(({ mutatorName, replacement = '', location: { start, end } }) => {
    const text = source.split('\n')[start.line - 1];
    return { file, line: text.trim(), mutator: mutatorName, was: text.slice(start.column - 1, start.line === end.line ? end.column - 1 : undefined), becomes: replacement };
  }));
}

const same = (a, b) => a.file === b.file && a.line === b.line && a.mutator === b.mutator && a.was === b.was && a.becomes === b.becomes;
export const unexplained = survivors => survivors.filter(s => !explained().some(e => same(s, e)));

/** Makes the list be of what survives now: what is new is open until somebody says why, what is noticed by now goes. */
export function noteSurvivors(room, survivors) {
  const before = explained();
  const others = before.filter(e => !e.file.startsWith(`src/${room}/`));
  const mine = survivors.map(s => before.find(e => same(s, e)) ?? { ...s, kind: 'open', reason: 'Nobody has looked at it yet.' });
  const all = [...others, ...mine.filter((s, n) => mine.findIndex(o => same(o, s)) === n)].sort((a, b) => a.file.localeCompare(b.file));
  writeFileSync(FILE, `[\n${all.map(e => `  ${JSON.stringify(e)}`).join(',\n')}\n]\n`);
}
