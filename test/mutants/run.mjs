// Plants one bug after the other in a copy of the repository and runs the specs that must notice it.
//   node test/mutants/run.mjs                      all, as the nightly tier does
//   node test/mutants/run.mjs domain back-office   these areas
//   node test/mutants/run.mjs --only claim-last-free
//   node test/mutants/run.mjs --related            whatever unit specs import the file, to find who notices
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPostgres } from '../../apps/cli/embedded-postgres.mjs';
import { planted, readMutants } from './list.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../..');
/** Of all mutants together, and of each area, in percent. */
const FLOOR = { all: 85, area: 75 };
/** A bug that makes its spec hang is noticed too. */
const HANGS_MS = 300_000;

const args = process.argv.slice(2);
const valueOf = (name) => args[args.indexOf(name) + 1];
const only = args.includes('--only') ? valueOf('--only').split(',') : undefined;
const areas = args.filter((arg, index) => !arg.startsWith('--') && args[index - 1] !== '--only');
const mutants = readMutants(here).filter(
  ({ id, area }) => (!only || only.includes(id)) && (areas.length === 0 || areas.includes(area)),
);
if (mutants.length === 0) throw new Error('no mutant is named so');

const scratch = mkdtempSync(join(tmpdir(), 'linxuan-mutants-'));
const copy = join(scratch, 'tree');
let database;
let running;
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    if (running) process.kill(-running.pid, 'SIGKILL');
    void end(1);
  });

copyTree();
if (mutants.some(({ specs }) => specs.some(isOnDatabase))) database = await startDatabase();

// A spec that fails without any bug would count every one as noticed.
const specs = [...new Set(mutants.flatMap((mutant) => mutant.specs))];
const broken = [];
for (const spec of specs) if (!(await passes([spec]))) broken.push(spec);
if (broken.length > 0) {
  console.error(`These specs fail on the code as it is:\n${broken.join('\n')}`);
  await end(1);
}

const results = [];
for (const mutant of mutants) {
  const path = join(copy, mutant.file);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, planted(text, mutant));
  const isNoticed = !(await passes(mutant.specs, mutant.file));
  writeFileSync(path, text);
  results.push({ ...mutant, isNoticed });
  console.log(`${isNoticed ? 'noticed ' : 'SURVIVED'} ${mutant.area.padEnd(12)} ${mutant.id} (${mutant.kind})`);
}
await end(report() ? 0 : 1);

function copyTree() {
  const files = execFileSync('git', ['-c', 'safe.directory=*', 'ls-files', '-co', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  // A file that is deleted and not yet committed is listed and is not there.
  for (const file of files.split('\0').filter((one) => one !== '' && existsSync(join(root, one)))) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(root, file), join(copy, file));
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
}

async function startDatabase() {
  return startPostgres({
    dir: join(scratch, 'postgres'),
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' },
  });
}

function isOnDatabase(spec) {
  return /\.int-spec\.ts$/.test(spec);
}

/** Whether these specs pass in the copy as it stands now. */
async function passes(specs, file) {
  const onDatabase = specs.filter(isOnDatabase);
  const unit = specs.filter((spec) => !isOnDatabase(spec));
  if (args.includes('--related') && file && !(await jest('unit', ['--findRelatedTests', file]))) return false;
  if (unit.length > 0 && !(await jest('unit', ['--runTestsByPath', ...unit]))) return false;
  return onDatabase.length === 0 || jest('int', ['--runTestsByPath', ...onDatabase]);
}

function jest(project, more) {
  return new Promise((settle) => {
    running = spawn(
      process.execPath,
      [
        'node_modules/jest/bin/jest.js',
        '-c',
        'test/jest.config.cjs',
        '--selectProjects',
        project,
        '--runInBand',
        '--bail',
        '--silent',
        ...more,
      ],
      {
        cwd: copy,
        detached: true,
        stdio: ['ignore', 'ignore', args.includes('--loud') ? 'inherit' : 'ignore'],
        env: { ...process.env, TZ: 'UTC', ...(database ? { TEST_DATABASE_URL: database.url } : {}) },
      },
    );
    const hangs = setTimeout(() => process.kill(-running.pid, 'SIGKILL'), HANGS_MS);
    running.once('exit', (code) => {
      clearTimeout(hangs);
      settle(code === 0);
    });
  });
}

/** Prints how many were noticed, by area and together; false below a floor. */
function report() {
  const lines = [...new Set(results.map(({ area }) => area))].map((area) => [
    area,
    results.filter((one) => one.area === area),
  ]);
  let ok = true;
  for (const [name, found] of [...lines, ['all', results]]) {
    const noticed = found.filter((one) => one.isNoticed).length;
    const share = (100 * noticed) / found.length;
    ok &&= share >= (name === 'all' ? FLOOR.all : FLOOR.area);
    console.log(`${name.padEnd(12)} ${noticed} of ${found.length} noticed, ${share.toFixed(1)} %`);
  }
  return ok;
}

async function end(code) {
  await database?.stop();
  rmSync(scratch, { recursive: true, force: true });
  process.exit(code);
}
