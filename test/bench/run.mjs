// npm run bench: measures the product as processes against the same SQL by the bare driver, prints the table and keeps
// it in docs/performance.md. BENCH_FULL=1 adds the queue of a million tasks; words after the command choose parts: `npm
// run bench -- transition`. The figures are kept as a file, whose name is printed; `--compare FILE` puts those of an
// earlier run beside them.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPostgres } from '../../apps/cli/embedded-postgres.mjs';
import { checkNode, installPackages } from '../../apps/cli/launcher/prepare.mjs';
import { compareFigures, readFigures } from './compare.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
try {
  checkNode();
  await installPackages(root);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
const words = process.argv.slice(2);
const compare = words.indexOf('--compare');
const [, earlier] = compare < 0 ? [] : words.splice(compare, 2);
const figures = join(root, 'dist/bench', `${new Date().toISOString().replace(/[:.]/g, '-')}.json`);
const folder = mkdtempSync(join(tmpdir(), 'linxuan-bench-'));
chmodSync(folder, 0o755);
// Settings as they are shipped: a commit is on the disk before it is answered, on both sides of the comparison.
const server = await startPostgres({ dir: join(folder, 'postgres'), settings: { max_connections: '300' } });
try {
  const args = ['node_modules/jest/bin/jest.js', '-c', 'test/bench/jest.config.cjs', '--runInBand', ...words];
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    env: { ...process.env, TZ: 'UTC', TEST_DATABASE_URL: server.url, BENCH_FIGURES: figures },
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
  console.log(`The figures are in ${relative(root, figures)}.`);
  if (earlier) console.log(`\n${compareFigures(readFigures(resolve(earlier)), readFigures(figures))}`);
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
