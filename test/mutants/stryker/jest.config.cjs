const {
  projects: [unit],
} = require('../../jest.config.cjs');

/** The unit tier of the rules alone; what looks at the whole repository says nothing of a rule. */
module.exports = {
  ...unit,
  roots: ['<rootDir>/libs/domain', '<rootDir>/libs/form-rules'],
  testTimeout: 60_000,
  // Whole editions and random rounds look at the machine of states, take most of the time, and say nothing more of these
  // rules than their own specs do.
  testPathIgnorePatterns: [
    '/node_modules/',
    '<rootDir>/libs/domain/src/(programme|forecast|papers|routing)/',
    '<rootDir>/libs/domain/src/workflow/(random-walk|edge-coverage|windows|caps-bind|kinds/dates|kinds/countersign)',
    '<rootDir>/libs/form-rules/src/feel/dmn',
  ],
};
