// npm run -s countersign -- governance [--check]: writes beside every rule of docs/governance.md the tests that carry its number.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const FILE = 'docs/governance.md';
const RULES = Array.from({ length: 33 }, (_, n) => `G${n + 1}`);
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' }).split('\n').filter(f => existsSync(f));

/** Rule → the tests whose name carries it: `[name, file]`. */
function testsByRule() {
  const found = new Map(RULES.map(r => [r, []]));
  for (const file of files.filter(f => /\.test\.tsx?$/.test(f))) {
    for (const name of names(readFileSync(file, 'utf8'))) {
      const [numbers] = /^(?:G\d+[ ,]*)+/.exec(name) ?? [];
      for (const rule of numbers?.match(/G\d+/g) ?? []) found.get(rule)?.push([name, file]);
    }
  }
  return found;
}

/** Names of tests and groups of tests as they stand in the source, `it.each` tables included. */
function names(text) {
  return [...text.matchAll(/\b(?:it|test|describe)(?:\.\w+)?(?:<[^>]*>)?\((?:\[[\s\S]*?\]\)\()?\s*(['"`])(G\d+[\s\S]*?)\1/g)].map(m => m[2].replace(/\s+/g, ' '));
}

const text = readFileSync(FILE, 'utf8');
const faults = [];
const sections = text.split(/^(?=### G\d+ )/m);
const tests = testsByRule();
const written = sections.map(section => {
  const [, rule] = /^### (G\d+) /.exec(section) ?? [];
  if (!rule) return section;
  const mine = tests.get(rule) ?? [];
  if (!mine.length) faults.push(`${rule} has no test that carries its number.`);
  for (const [, path] of section.split('\nTests:')[0].matchAll(/`([\w./-]+\/[\w./-]+)`/g)) if (!existsSync(path)) faults.push(`${rule} names ${path}, which is not there.`);
  const lines = mine.map(([name, file]) => `- ${name} (\`${file}\`)`).sort();
  const rest = /\n(## [\s\S]*)$/.exec(section.replace(/^### .*$/m, ''))?.[1] ?? '';
  return `${section.split(/\n+Tests:/)[0].split('\n## ')[0].trimEnd()}\n\nTests:\n${[...new Set(lines)].join('\n')}\n\n${rest}`;
}).join('').trimEnd() + '\n';
for (const rule of RULES) if (!sections.some(s => s.startsWith(`### ${rule} `))) faults.push(`${rule} is not in ${FILE}.`);

/** Pages whose tables name tests: `what the test says (\`file\`)`; the beginning of the name is enough. */
const PAGES = ['docs/threat-model.md', 'docs/finos-mi-24.md'];
for (const page of PAGES) {
  const named = [...readFileSync(page, 'utf8').matchAll(/((?:(?:G\d+[ ,]*)+|mi-24[\d.]*): [^|;]+?) \(`([\w./-]+\.test\.tsx?)`\)/g)];
  if (!named.length) faults.push(`${page} names no test.`);
  for (const [, name, file] of named) {
    if (!existsSync(file)) faults.push(`${page} names ${file}, which is not there.`);
    else if (!readFileSync(file, 'utf8').replace(/\s+/g, ' ').includes(name.trim())) faults.push(`${page} names "${name.trim()}", which is not in ${file}.`);
  }
}
/** Every clause of mi-24 that has a test stands in the page, and the other way round. */
const clauses = text_ => [...new Set([...text_.matchAll(/mi-24\.\d\.\d/g)].map(m => m[0]))].sort();
const [inPage, inTests] = ['docs/finos-mi-24.md', 'shared/src/safety/approval-gate.test.ts'].map(f => clauses(readFileSync(f, 'utf8')));
for (const c of inTests.filter(c => !inPage.includes(c))) faults.push(`${c} has a test and is not in docs/finos-mi-24.md.`);
for (const c of inPage.filter(c => !inTests.includes(c))) faults.push(`${c} is in docs/finos-mi-24.md and has no test.`);

if (process.argv.includes('--check')) {
  if (written !== text) faults.push(`${FILE} does not list the tests as they are: run npm run -s countersign -- governance and commit it.`);
} else writeFileSync(FILE, written);
for (const fault of faults) process.stdout.write(`${fault}\n`);
process.exit(faults.length ? 1 : 0);
