import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { ROOM } from './rooms.mjs';

const root = path.resolve(import.meta.dirname, '..');
/** A test that starts no desk, database or policy engine takes milliseconds, so every mutant can be put before it. The others run on jest alone. */
const isQuick = (file: string) => !/createTestHost|from 'knex'|cedar-wasm/.test(readFileSync(path.join(root, file), 'utf8'));

export default defineConfig({
  root,
  test: { globals: true, include: globSync(`src/${ROOM}/*.test.ts`, { cwd: root }).filter(isQuick), testTimeout: 20_000, pool: 'threads' },
});
