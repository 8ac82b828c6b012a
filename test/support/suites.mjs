import { findChromium, findRedis } from './programs.mjs';

const node = process.execPath;
const nx = (...targets) => [
  node,
  'node_modules/nx/dist/bin/nx.js',
  'run-many',
  '-t',
  ...targets,
  '--output-style=stream',
];
const tier = (project, ...more) => ({ jest: ['--selectProjects', project, ...more] });

/**
 * Suites that put jobs on the queue; they run once on PostgreSQL and once more on Redis. What asks of rights, words or
 * logs only is left out.
 */
const QUEUE_SUITES =
  '(libs/jobs/|test/e2e/(?!planted|year-turn|principal|ends-of)|test/concurrency/(?!visibility|database-roles)|test/chaos/|queue)';

/**
 * All suites in the order they run. `minutes` is the budget on two cores: what does not fit belongs to the nightly
 * tier. `needs` finds a program that a machine may lack; without it the suite is skipped, or fails where it is
 * required.
 */
export const SUITES = [
  {
    name: 'format',
    minutes: 1,
    command: [node, 'node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  },
  { name: 'lint', minutes: 2, command: nx('lint', 'graph') },
  { name: 'typecheck', minutes: 1, command: nx('typecheck') },
  { name: 'docs', minutes: 1, build: true, command: [node, 'config/tools/docs.mjs', '--check'] },
  // One process for all rules: a start of Jest for each project would cost a full run a minute.
  { name: 'unit', minutes: 3, ...tier('unit') },
  { name: 'int', minutes: 8, ...tier('int') },
  { name: 'e2e', minutes: 14, build: true, ...tier('e2e') },
  {
    name: 'redis',
    minutes: 6,
    build: true,
    needs: { program: 'redis-server', find: findRedis },
    jest: ['--selectProjects', 'int', 'e2e', '--testPathPatterns', QUEUE_SUITES],
  },
  {
    name: 'browser',
    minutes: 8,
    build: true,
    needs: { program: 'chromium', find: findChromium },
    ...tier('browser', '--runInBand'),
  },
  { name: 'nightly', minutes: 45, nightly: true, build: true, ...tier('nightly', '--runInBand') },
  // Bugs that are planted by hand and by a machine, of which the specs must notice enough.
  { name: 'mutants', minutes: 60, nightly: true, command: [node, 'test/mutants/run.mjs'] },
  { name: 'stryker', minutes: 60, nightly: true, command: [node, 'test/mutants/stryker/run.mjs'] },
];
