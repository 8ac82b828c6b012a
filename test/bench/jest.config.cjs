const { projects } = require('../jest.config.cjs');

const { globalSetup, globalTeardown, displayName, testMatch, ...base } = projects.find(
  (project) => project.displayName === 'int',
);

/** @type {import('jest').Config} */
module.exports = { ...base, testMatch: ['<rootDir>/test/bench/*.bench.ts'], testTimeout: 1_800_000 };
