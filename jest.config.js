// One project per level of test (docs/architecture.md, "Tests"). `npm test` runs them all, `npm test -- --selectProjects rules` one.
const esmOnly = ['playwright-core', '@sparticuz/chromium'].join('|')
const base = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: {
    '^.+\\.(t|j|mj)s$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly})/)`],
  setupFiles: ['<rootDir>/test/setup-env.ts'],
}
const level = (displayName, testMatch, extra = {}) => ({
  ...base,
  displayName,
  testMatch: testMatch.map((g) => `<rootDir>/test/${g}`),
  ...extra,
})

module.exports = {
  projects: [
    level('rules', ['domains/**/*rules.test.ts', 'kernel/**/*.test.ts']),
    level('contract', ['contracts/**/*.test.ts', 'docs/**/*.test.ts']),
    level('local', ['local/**/*.test.ts']),
    level('use-case', ['use-cases/**/*.test.ts']),
    level('component', ['miniprogram/**/*.test.ts'], { testEnvironment: 'jsdom' }),
    level('journey', ['e2e/**/*.test.ts']),
  ],
  testTimeout: 60_000,
}
