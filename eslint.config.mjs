import tseslint from 'typescript-eslint'

// The arrows of docs/architecture.md. An import against one is a finding, so the structure holds without anybody watching.
const forbid = (...patterns) => ['error', { patterns }]
const to = (regex, message, allowTypeImports = false) => ({ regex, message, allowTypeImports })

const notLocal = to('(^|/)local/', 'nothing under cloudfunctions/ imports local/')
const notPages = to('miniprogram/(?!shared/)', 'the server shares only miniprogram/shared with the phone')
const domains =
  '(organisations|members|events|opinions|notices|audit|rights|files|reorganisations|merges|handovers|segments|imports|exports)'
const domainByIndex = to(`^(\\.\\./)+${domains}/.+`, 'a domain reaches another only through its index.ts')
const restricted = '@typescript-eslint/no-restricted-imports'

const noClock = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0], MemberExpression[object.name='Date'][property.name='now']",
  message: 'the clock is read once a request, in kernel/clock.ts; elsewhere the instant is a value',
}
const noDoubleAs = {
  selector: "TSAsExpression > TSAsExpression[typeAnnotation.type='TSUnknownKeyword']",
  message: 'as unknown as hides what is wrong',
}
const noWhereInTransaction = {
  selector:
    "CallExpression[callee.property.name='where'] > MemberExpression > CallExpression[callee.object.name=/^(tx|transaction|raw|change)$/]",
  message: 'where() silently runs outside the transaction: use doc()',
}

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'coverage/',
      '.data/',
      'miniprogram/miniprogram_npm/',
      'test/local/preview/fixture/',
      '**/*.js',
      '**/*.cjs',
      '**/*.mjs',
    ],
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommended],
    languageOptions: {
      parserOptions: {
        project: ['tsconfig.json', 'tsconfig.node.json', 'tsconfig.browser.json', 'tsconfig.component.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-control-regex': 'error',
      'no-restricted-syntax': ['error', noDoubleAs],
    },
  },
  {
    files: ['cloudfunctions/**/*.ts'],
    rules: {
      [restricted]: forbid(notLocal, notPages),
      'no-restricted-syntax': ['error', noDoubleAs, noClock, noWhereInTransaction],
    },
  },
  {
    files: ['cloudfunctions/kernel/clock.ts', 'cloudfunctions/platform/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', noDoubleAs, noWhereInTransaction] },
  },
  { files: ['cloudfunctions/domains/**/*.ts'], rules: { [restricted]: forbid(notLocal, notPages, domainByIndex) } },
  {
    files: ['cloudfunctions/domains/**/*rules.ts'],
    rules: {
      [restricted]: forbid(
        notLocal,
        notPages,
        to('platform/|/(\\w+-)?store$|^zod$|@cloudbase', 'a rule takes values: it may import types only', true),
        to(`^(\\.\\./)+${domains}$`, 'a rule of one domain knows types of another only', true),
      ),
    },
  },
  {
    files: ['cloudfunctions/contracts/**/*.ts'],
    rules: {
      [restricted]: forbid(
        notLocal,
        notPages,
        to('(kernel|platform|domains)/', 'a contract stands on nothing but zod and shared limits'),
      ),
    },
  },
  {
    files: ['cloudfunctions/kernel/**/*.ts'],
    rules: { [restricted]: forbid(notLocal, notPages, to('domains/', 'the kernel does not know the domains')) },
  },
  {
    files: ['miniprogram/**/*.ts'],
    rules: { [restricted]: forbid(to('cloudfunctions/', 'only services/api.ts imports contracts, as types')) },
  },
  { files: ['miniprogram/services/api.ts'], rules: { [restricted]: forbid(to('cloudfunctions/', 'types only', true)) } },
  { files: ['miniprogram/shared/**/*.ts'], rules: { [restricted]: forbid(to('.', 'miniprogram/shared imports nothing')) } },
  {
    files: ['local/cloudbase/**/*.ts', 'local/wechat/**/*.ts'],
    rules: { [restricted]: forbid(to('(cloudfunctions|miniprogram|scripts|seeds|preview)/', 'usable without the product')) },
  },
)
