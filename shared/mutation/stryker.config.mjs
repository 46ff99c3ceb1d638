/** The pure code that decides, approves, bounds and proves: what a test must notice when it changes. */
export const PURE = [
  'src/floor/*.ts', 'src/policy/{search,offers,literals,check}.ts', 'src/approvals/{steps,candidates}.ts', 'src/action/{capability,ladders,payload,receipt,settle}.ts',
  'src/grants/*.ts', 'src/journal/{chain,hash}.ts', 'src/state/{fold,status}.ts', 'src/streams/*.ts', 'src/rules/{digest,configuration,separation}.ts',
];

export default {
  mutate: [...PURE, '!src/**/{index,types}.ts', '!src/**/*.test.ts'],
  testRunner: 'vitest',
  vitest: { configFile: 'mutation/vitest.config.mts', related: false },
  plugins: ['@stryker-mutator/vitest-runner'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // What only words a message differently is not behaviour.
  mutator: { excludedMutations: ['StringLiteral'] },
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: '../node_modules/.cache/mutation.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportScoreTable: true },
  tempDirName: '../node_modules/.cache/mutation',
  incremental: true,
  incrementalFile: '../node_modules/.cache/mutation-incremental.json',
  timeoutMS: 10_000,
  thresholds: { high: 95, low: 85, break: 85 },
  disableTypeChecks: false,
  allowConsoleColors: false,
};
