const { esmPackagePattern } = require('./support/esm-packages.cjs');

const root = require('node:path').resolve(__dirname, '..');

/** What all tiers have in common: CommonJS by swc, with decorator metadata, as the servers have it. */
const base = {
  rootDir: root,
  // Kept between the suites of a run, which have temporary folders of their own.
  cacheDirectory: require('node:path').join(root, 'node_modules/.cache/jest'),
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test', '<rootDir>/migrations'].filter((dir) =>
    require('node:fs').existsSync(dir.replace('<rootDir>', root)),
  ),
  testEnvironment: 'node',
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data', '<rootDir>/.nx'],
  moduleNameMapper: {
    '^@linxuan/([a-z0-9-]+)$': '<rootDir>/libs/$1/src/index.ts',
    // Its exports name no entry for require(), only for import.
    '^file-type$': '<rootDir>/node_modules/file-type/index.js',
  },
  setupFiles: ['reflect-metadata', '<rootDir>/test/support/queue-backend.cjs'],
  transform: {
    '^.+\\.(ts|tsx)$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: 'inline',
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true, decorators: true },
          transform: {
            legacyDecorator: true,
            decoratorMetadata: true,
            useDefineForClassFields: false,
            react: { runtime: 'automatic' },
          },
          keepClassNames: true,
        },
        module: { type: 'commonjs' },
      },
    ],
    // NestJS 12 and a number of small packages are ES modules only; Jest runs CommonJS, so exactly those are rewritten
    // too.
    '^.+\\.(js|mjs)$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: 'inline',
        jsc: { target: 'es2022', parser: { syntax: 'ecmascript' } },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: [esmPackagePattern(root)],
};

const withDatabase = {
  setupFilesAfterEnv: ['<rootDir>/test/support/held-answers.cjs'],
  globalSetup: '<rootDir>/test/support/database.global-setup.cjs',
  globalTeardown: '<rootDir>/test/support/database.global-teardown.cjs',
};

/** @type {import('jest').Config} */
module.exports = {
  rootDir: root,
  cacheDirectory: base.cacheDirectory,
  // The clock on the wall says nothing about a rule: a loaded machine may take its time.
  testTimeout: 60_000,
  maxWorkers: process.env.JEST_WORKERS ?? 2,
  projects: [
    { ...base, displayName: 'unit', testMatch: ['**/*.spec.ts', '**/*.spec.tsx'] },
    { ...base, ...withDatabase, displayName: 'int', testMatch: ['**/*.int-spec.ts'] },
    { ...base, ...withDatabase, displayName: 'e2e', testMatch: ['**/*.e2e-spec.ts'] },
    { ...base, ...withDatabase, displayName: 'browser', testMatch: ['**/*.browser-spec.ts'] },
    { ...base, ...withDatabase, displayName: 'nightly', testMatch: ['**/*.nightly-spec.ts'] },
  ],
};
