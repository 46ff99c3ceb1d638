/** What differs from Backstage's lint: files read top-down, what others call first, and closed unions read well as a chain of `?:`. */
module.exports = {
  rules: {
    '@typescript-eslint/no-use-before-define': ['error', { functions: false, classes: false, variables: false, typedefs: false, ignoreTypeReferences: true }],
    'no-nested-ternary': 'off',
    'new-cap': ['error', { capIsNew: false }],
    // Property tests assert what holds when something was allowed.
    'jest/no-conditional-expect': 'off',
    'jest/valid-title': ['error', { ignoreTypeOfTestName: true }],
    'jest/no-standalone-expect': ['error', { additionalTestBlockFunctions: ['on'] }],
    'jest/expect-expect': ['error', { assertFunctionNames: ['expect', 'call.**.expect', 'call', '**.expect'] }],
  },
};
