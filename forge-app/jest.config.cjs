/** Published only as ES modules; everything else in node_modules is loaded as it is. */
const ESM_ONLY = ['@cedar-policy', '@exodus/bytes', '@noble/hashes', '@ungap/structured-clone', 'entities', 'is-network-error', 'jira\\.js', 'jose', 'p-queue', 'p-retry', 'p-timeout', 'parse5', 'uuid'];

const swc = (parser, runtime) => ['@swc/jest', {
  swcrc: false,
  module: { type: 'commonjs' },
  jsc: { target: 'es2022', parser, ...(runtime && { transform: { react: { runtime } } }) },
}];

const common = {
  rootDir: __dirname,
  roots: ['<rootDir>/src', '<rootDir>/dev', '<rootDir>/manifest'],
  moduleFileExtensions: ['ts', 'tsx', 'mts', 'js', 'jsx', 'mjs', 'cjs', 'json', 'node'],
  transform: {
    '\\.(mts|cts|ts)$': swc({ syntax: 'typescript' }),
    '\\.tsx$': swc({ syntax: 'typescript', tsx: true }, 'automatic'),
    '\\.(mjs|cjs|js)$': swc({ syntax: 'ecmascript' }),
  },
  // Exported to `import` alone, and these tests run as CommonJS.
  moduleNameMapper: { '^@cedar-policy/cedar-wasm/web$': require('node:path').join(__dirname, '../node_modules/@cedar-policy/cedar-wasm/web/cedar_wasm.js') },
  transformIgnorePatterns: [`/node_modules/(?!(?:${ESM_ONLY.join('|')})/)`],
};

module.exports = {
  testTimeout: 30_000,
  projects: [
    { ...common, displayName: 'node', testEnvironment: 'node', testMatch: ['**/*.test.ts'] },
    {
      ...common, displayName: 'jsdom', testMatch: ['**/*.test.tsx'],
      testEnvironment: '@backstage/cli/config/jest-environment-jsdom',
      // jsdom asks for the `browser` builds of packages, many of which are ES modules.
      testEnvironmentOptions: { customExportConditions: ['node', 'node-addons'] },
    },
  ],
};
