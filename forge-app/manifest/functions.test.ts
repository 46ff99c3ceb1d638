import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportedNames } from './exports';
import { APP, entries, everyEntry, readManifest } from './read';

const manifest = readManifest('manifest.yml');
const functions = entries(manifest, 'function');
const named = (value: unknown): string[] => (typeof value === 'string' ? [value] : []);
const calledBy = everyEntry(manifest).flatMap(({ type, entry }) =>
  [entry.function, (entry.resolver as { function?: string })?.function, (entry.dynamicProperties as { function?: string })?.function].flatMap(named).map(key => ({ type, key })));

it('every function is called by a module, and every one called is there', () => {
  expect([...new Set(calledBy.map(c => c.key))].sort()).toEqual(functions.map(f => f.key).sort());
});

// Atlassian refuses it: the other callers have time limits of their own.
it('a function with a timeout of its own serves only queues and schedules', () => {
  const timed = functions.filter(f => f.timeoutSeconds !== undefined).map(f => f.key);
  expect(calledBy.filter(c => timed.includes(c.key) && !['consumer', 'scheduledTrigger'].includes(c.type))).toEqual([]);
  const slow = [...entries(manifest, 'consumer'), ...entries(manifest, 'scheduledTrigger')].map(c => c.function);
  expect(timed.sort()).toEqual([...slow].sort());
});

it('a run has the 300 seconds the model may take', () => {
  expect(functions.find(f => f.key === 'run-turn')?.timeoutSeconds).toBeGreaterThan(300);
});

it('every handler is exported by src/index.ts', () => {
  const file = join(APP, 'src', 'index.ts');
  const handlers = functions.map(f => String(f.handler).replace(/^index\./, ''));
  expect(exportedNames(file, readFileSync(file, 'utf8'))).toEqual(expect.arrayContaining(handlers));
});
