import path from 'node:path';
import { defineConfig } from 'vitest/config';

/** LangGraph's own exam for checkpointers, wherever a package keeps a database for it. It needs vitest; everything else here runs on jest. */
export default defineConfig({ root: path.resolve(import.meta.dirname, '../..'), test: { globals: true,
    // Inline savers store whole values with every checkpoint; the suite's own Memory, SQLite and MongoDB savers leave this one out too.
    testNamePattern: /^(?!.*only store channel_values that have changed)/, include: ['{shared,forge-app}/validation/*.validation.mts'], testTimeout: 30_000, hookTimeout: 30_000 } });
