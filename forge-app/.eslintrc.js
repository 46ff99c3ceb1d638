const rules = require('../scripts/eslint-rules.cjs');

/** Its own build: nothing of Backstage's is published from here, and the whole folder is the app's. */
module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, { ...rules, rules: { ...rules.rules, 'import/no-extraneous-dependencies': 'off', 'no-restricted-syntax': 'off', '@backstage/no-undeclared-imports': 'off' } });
