import tseslint from 'typescript-eslint';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { boundaries, depConstraints } from './boundaries.mjs';
import { circles } from './circles.mjs';
import { SQL_FREE, sqlInRepositories } from './sql-in-repositories.mjs';
import { wholeCharacters } from './whole-characters.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const tests = [
  '**/*.spec.ts',
  '**/*.spec.tsx',
  '**/*.int-spec.ts',
  '**/*.e2e-spec.ts',
  '**/*.browser-spec.ts',
  '**/*.spec-support.ts',
  'test/**',
  'libs/testing/**',
  'libs/*/src/**/testing/**',
  'apps/*/src/**/testing/**',
  'libs/*/src/**/spec/**',
];
const sources = ['apps/**/*.{ts,tsx}', 'libs/**/*.{ts,tsx}', 'test/**/*.ts', 'migrations/**/*.ts'];

/** Where the packages are older than the lock file one may be missing still; `npm test` installs before it checks. */
const installed = async (name) => (await import(name).catch(() => undefined))?.default;
const nx = await installed('@nx/eslint-plugin');
const prettier = await installed('eslint-config-prettier');

export default tseslint.config(
  { ignores: ['**/node_modules/**', 'dist/**', '.data/**', '.nx/**', 'coverage/**', 'test/browser/output/**'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  {
    files: sources,
    plugins: { '@typescript-eslint': tseslint.plugin, boundaries, circles },
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { project: 'config/tools/tsconfig.servers.json', tsconfigRootDir: root },
    },
    rules: {
      'boundaries/direction': 'error',
      'boundaries/few-dependencies': 'error',
      'circles/none': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true }],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-debugger': 'error',
      'no-eval': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  // Three programs for everything, each for its own files: one per project would hold the same libraries twenty times
  // over.
  {
    files: ['apps/admin/**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { project: 'apps/admin/tsconfig.json' } },
  },
  {
    files: ['test/browser/**/*.ts', 'apps/portal/src/browser/**/*.ts'],
    languageOptions: { parserOptions: { project: 'config/tools/tsconfig.browser-tests.json' } },
  },
  {
    files: ['apps/{api,worker,portal,admin}/**/*.{ts,tsx}', 'libs/**/*.ts'],
    // The one place that cuts, and expressions, whose standard counts code points.
    ignores: [...tests, 'libs/form-rules/src/text/**', 'libs/form-rules/src/feel/functions.ts'],
    plugins: { text: wholeCharacters },
    rules: { 'text/cut': 'error' },
  },
  {
    files: ['apps/admin/**/*.{ts,tsx}'],
    ignores: tests,
    plugins: { text: wholeCharacters },
    rules: {
      'text/filled-in': 'error',
      'text/max-length': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'JSXOpeningElement[name.name="TextField"]:has(JSXAttribute[name.name="type"] > Literal[value="date"]):not(:has(Identifier[name="DAY_INPUT"]))',
          message: 'A field for a day takes the slots DAY_INPUT, which bound it as the server does.',
        },
      ],
    },
  },
  {
    files: ['apps/{api,worker,portal}/**/*.ts', 'libs/**/*.ts'],
    ignores: tests,
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'Decorator > CallExpression[callee.name="Inject"] > Identifier.arguments[name=/^[A-Z][a-z]/]',
          message: 'A class is injected by its type; @Inject is for tokens.',
        },
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@nestjs/typeorm',
              importNames: ['InjectRepository'],
              message: 'A repository that is injected reads past row-level security: take one from the transaction.',
            },
          ],
        },
      ],
    },
  },
  {
    files: SQL_FREE.map((directory) => `${directory}/**/*.{ts,tsx}`),
    ignores: tests,
    plugins: { sql: sqlInRepositories },
    rules: { 'sql/in-repositories': 'error' },
  },
  {
    // A command line tool prints; every other process logs.
    files: ['apps/{api,worker,portal,admin}/**/*.{ts,tsx}', 'libs/**/*.ts'],
    ignores: tests,
    rules: { 'no-console': 'error' },
  },
  ...(nx
    ? [
        {
          files: ['apps/**/*.{ts,tsx}', 'libs/**/*.ts'],
          ignores: [...tests, 'apps/*/src/**/testing/**'],
          plugins: { '@nx': nx },
          rules: {
            '@nx/enforce-module-boundaries': [
              'error',
              {
                // What is delivered as data, the names of the migrations and the version in package.json belong to no
                // library.
                allow: ['^(\\.\\./)+(config|migrations|package\\.json)(/|$)'],
                enforceBuildableLibDependency: false,
                depConstraints,
              },
            ],
          },
        },
      ]
    : []),
  // A migration is never split once it has run somewhere.
  { files: [...tests, 'migrations/**'], rules: { 'max-lines': 'off' } },
  // How code looks is Prettier's.
  ...(prettier ? [prettier] : []),
);
