// Runs the suites one after the other and ends with one line that counts all tests.
//   node test/run.mjs            everything but the nightly tier
//   node test/run.mjs --all      with the nightly tier
//   node test/run.mjs unit int   only these
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, checkNode, installPackages } from '../apps/cli/launcher/prepare.mjs';
import { startRedis } from './support/programs.mjs';
import { startSuite } from './support/suite-process.mjs';
import { SUITES } from './support/suites.mjs';
import { unansweredOperations } from './support/unanswered.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const required = Boolean(process.env.LINXUAN_REQUIRE || (process.env.CI && process.env.CI !== 'false'));
const scratch = mkdtempSync(join(tmpdir(), 'linxuan-run-'));
/** Operations that were answered 2xx, one a line, and the suites that together answer them (`held-answers.cjs`). */
const answered = join(scratch, 'answered');
const ANSWERING = ['int', 'e2e'];
const through = new Set();
const totals = { passed: 0, failed: 0, skipped: 0 };
const summary = [];
let current;
let interrupted = false;

process.chdir(root);
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    interrupted = true;
    current?.end();
  });
}

const suites = selected();
if (suites.length > 0) await setUp();
for (const suite of suites) {
  if (interrupted) break;
  const start = Date.now();
  console.log(`\n── ${suite.name} ──`);
  const counts = await runSuite(suite);
  const minutes = (Date.now() - start) / 60_000;
  for (const key of Object.keys(totals)) totals[key] += counts[key];
  summary.push(line(suite, counts, minutes));
  if (counts.passed > 0) through.add(suite.name);
}
if (!interrupted && ANSWERING.every((name) => through.has(name))) {
  const report = unansweredOperations(root, answered);
  console.log(`\n${report.words}`);
  totals.failed += report.ok ? 0 : 1;
}
rmSync(scratch, { recursive: true, force: true });
console.log(`\n${summary.join('\n')}`);
console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exit(totals.failed > 0 || interrupted ? 1 : 0);

/** The one set-up of a bare clone: the packages. Programs are built by the suites that need them. */
async function setUp() {
  // PostgreSQL may run under another account, which has to pass through.
  chmodSync(scratch, 0o755);
  try {
    checkNode();
    await installPackages(root);
  } catch (error) {
    console.error(error.message);
    rmSync(scratch, { recursive: true, force: true });
    console.log('0 passed, 1 failed, 0 skipped');
    process.exit(1);
  }
}

function selected() {
  const args = process.argv.slice(2);
  const names = args.filter((arg) => !arg.startsWith('--'));
  const unknown = names.filter((name) => !SUITES.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    console.error(
      `There is no suite ${unknown.join(', ')}; there are ${SUITES.map((suite) => suite.name).join(', ')}.`,
    );
    process.exit(1);
  }
  if (names.length > 0) return SUITES.filter((suite) => names.includes(suite.name));
  return SUITES.filter((suite) => !suite.nightly || args.includes('--all'));
}

async function runSuite(suite) {
  const program = suite.needs?.find();
  if (suite.needs && !program) {
    const how = required ? 'which is required here' : 'skipped';
    return {
      passed: 0,
      failed: required ? 1 : 0,
      skipped: required ? 0 : 1,
      note: `no ${suite.needs.program} found on this machine, ${how}`,
    };
  }
  try {
    if (suite.build) await build(root);
  } catch (error) {
    return { passed: 0, failed: 1, skipped: 0, note: error.message };
  }
  if (suite.command) {
    const code = await run(suite, suite.command, {});
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  }
  const redis = suite.name === 'redis' ? await startRedis(program) : undefined;
  try {
    return await runJest(suite, {
      TEST_REDIS_URL: redis?.url,
      ...(suite.name === 'browser' && { CHROMIUM_PATH: program }),
    });
  } finally {
    await redis?.stop();
  }
}

async function runJest(suite, env) {
  const file = join(scratch, `${suite.name}.json`);
  const args = ['node_modules/jest/bin/jest.js', '-c', 'test/jest.config.cjs', '--json', `--outputFile=${file}`];
  const code = await run(suite, [process.execPath, ...args, ...suite.jest], env);
  const result = readResult(file);
  if (!result)
    return { passed: 0, failed: code === 0 ? 0 : 1, skipped: 0, note: code === 0 ? 'no tests' : `ended with ${code}` };
  // A file that cannot be loaded, or a set-up that fails, holds no failed test of its own and must still count.
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  return {
    passed: result.numPassedTests,
    failed: failed || (code === 0 ? 0 : 1),
    skipped: result.numPendingTests + result.numTodoTests,
  };
}

function readResult(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Runs a command with a folder for what it leaves behind; Jest's --json prints on stdout what nobody reads. */
async function run(suite, command, env) {
  const temporary = join(scratch, `${suite.name}-files`);
  mkdirSync(temporary, { recursive: true });
  const all = { ...process.env, TZ: 'UTC', TMPDIR: temporary, LINXUAN_ANSWERED: answered, ...env };
  for (const name of Object.keys(all)) if (all[name] === undefined) delete all[name];
  current = startSuite({ name: suite.name, command, cwd: root, env: all, quiet: Boolean(suite.jest) });
  const code = await current.code;
  current = undefined;
  rmSync(temporary, { recursive: true, force: true });
  return code;
}

function line(suite, counts, minutes) {
  const over = minutes > suite.minutes ? `, OVER its budget` : '';
  const parts = [`${counts.passed} passed`, `${counts.failed} failed`, `${counts.skipped} skipped`].join(', ');
  return `${suite.name.padEnd(10)} ${parts.padEnd(36)} ${minutes.toFixed(1)} of ${suite.minutes} min${over}${counts.note ? ` (${counts.note})` : ''}`;
}
