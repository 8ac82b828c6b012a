// Machine-made mutants of the rules that decide: places, dates, caps, reminders, marks, forms and conditions.
//   node test/mutants/stryker/run.mjs                      all of them, as the nightly tier does
//   node test/mutants/stryker/run.mjs 'libs/domain/src/quota/*.ts'
const RULES = [
  'libs/domain/src/quota/*.ts',
  'libs/domain/src/calendar/{business-date,resolve-deadline,time-left,working-days}.ts',
  'libs/domain/src/notification/{ladder,release-time,template}.ts',
  'libs/domain/src/notice/*.ts',
  'libs/domain/src/evaluation/{hundredths,panel-result,ranking,score-sheet,draw}.ts',
  'libs/domain/src/eligibility/counting.ts',
  'libs/domain/src/workflow/{due-dates,two-person,window}.ts',
  'libs/form-rules/src/checks/*.ts',
  'libs/form-rules/src/content/{diff,limits,merge}.ts',
  'libs/form-rules/src/feel/{evaluate,functions,values}.ts',
  'libs/form-rules/src/formats/{check-digits,date-bounds,dates,decimal}.ts',
];

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  testRunner: 'jest',
  jest: { projectType: 'custom', configFile: 'test/mutants/stryker/jest.config.cjs', enableFindRelatedTests: true },
  plugins: ['@stryker-mutator/jest-runner'],
  mutate: [...RULES, '!**/index.ts', '!**/*.spec.ts'],
  // One process: the machine that runs this has two processors and other work.
  concurrency: 1,
  coverageAnalysis: 'perTest',
  // What runs once when a file is loaded (tables, patterns) would cost a whole run of all specs each.
  ignoreStatic: true,
  // A sentence that is spelt otherwise is no other rule.
  mutator: { excludedMutations: ['StringLiteral'] },
  timeoutMS: 20_000,
  dryRunTimeoutMinutes: 30,
  tempDirName: '.nx/stryker',
  incremental: true,
  incrementalFile: '.nx/stryker-incremental.json',
  reporters: ['clear-text'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  allowEmpty: false,
  thresholds: { high: 95, low: 85, break: 80 },
  ignorePatterns: ['dist', '.data', '.nx', 'test/browser/output'],
};
