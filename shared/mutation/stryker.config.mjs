import { filesOf, ROOM, ROOMS } from './rooms.mjs';

if (!ROOMS[ROOM]) throw new Error(`COUNTERSIGN_ROOM says which room to mutate: ${Object.keys(ROOMS).join(', ')}.`);
const CACHE = '../node_modules/.cache/mutation';

export default {
  mutate: filesOf(ROOM),
  testRunner: 'vitest',
  vitest: { configFile: 'mutation/vitest.config.mts', related: false },
  plugins: ['@stryker-mutator/vitest-runner'],
  coverageAnalysis: 'perTest',
  // Rooms run side by side: one process each.
  concurrency: 1,
  // What only words a message differently is not behaviour.
  mutator: { excludedMutations: ['StringLiteral'] },
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: `${CACHE}/${ROOM}.json` },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportScoreTable: true },
  tempDirName: `${CACHE}/${ROOM}`,
  timeoutMS: 10_000,
  disableTypeChecks: false,
  allowConsoleColors: false,
};
