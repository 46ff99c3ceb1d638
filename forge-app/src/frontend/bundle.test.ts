import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const entries = readdirSync(__dirname).filter(f => f.endsWith('.tsx') && !f.endsWith('.test.tsx'));

test('what runs in a browser holds nothing of the core, the host or the database', async () => {
  expect(entries.sort()).toEqual(['admin', 'gadget', 'issue-action', 'issue-context', 'portal-access', 'portal-ask', 'portal-create', 'portal-request', 'project-settings', 'queue'].map(n => `${n}.tsx`));
  const { metafile, warnings } = await build({ entryPoints: entries.map(f => join(__dirname, f)), bundle: true, write: false, metafile: true, outdir: 'out', platform: 'browser', logLevel: 'silent' });
  const ours = Object.keys(metafile.inputs).filter(path => !path.includes('node_modules'));
  expect(ours.length).toBeGreaterThan(100);
  expect(ours.filter(path => !/(?:^|\/)src\/frontend\//.test(path))).toEqual([]);
  // File names that differ in case alone are one file on some machines.
  expect(warnings.map(w => w.text)).toEqual([]);
});
