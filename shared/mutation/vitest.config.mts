import path from 'node:path';
import { defineConfig } from 'vitest/config';

/** The suite as mutation testing runs it: in one process, without what takes long or needs a database server. Everything else runs on jest. */
export default defineConfig({
  root: path.resolve(import.meta.dirname, '..'),
  test: { globals: true, include: ['src/**/*.test.ts'], exclude: ['src/{properties,crash}.test.ts', 'src/{planner,knowledge,models,evaluation}/**', 'src/knex/{knex,projection,settling,lost-answer,tamper}.test.ts'], testTimeout: 20_000, pool: 'threads' },
});
