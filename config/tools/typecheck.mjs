// Checks types, of everything or of the programs named: node config/tools/typecheck.mjs [servers form-rules admin
// browser-tests]
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
/**
 * One program for the servers with everything below them, one for the rules that also run in a browser without the
 * types of Node, one for the back office and one for the tests that drive a browser. A program for each library would
 * read the same declarations thirty times over.
 */
const programs = {
  servers: 'config/tools/tsconfig.servers.json',
  'form-rules': 'config/tools/tsconfig.form-rules.json',
  admin: 'apps/admin/tsconfig.json',
  'browser-tests': 'config/tools/tsconfig.browser-tests.json',
};

const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(programs);
const unknown = wanted.filter((name) => !(name in programs));
if (unknown.length > 0) {
  console.error(`There is no program ${unknown.join(', ')}; there are ${Object.keys(programs).join(', ')}.`);
  process.exit(1);
}
mkdirSync(resolve(root, 'dist/typecheck'), { recursive: true });
let failed = false;
for (const name of wanted) {
  const tsc = ['node_modules/typescript/bin/tsc', '--noEmit', '-p', programs[name]];
  const run = spawnSync(process.execPath, tsc, { cwd: root, stdio: 'inherit' });
  failed ||= run.status !== 0;
}
process.exitCode = failed ? 1 : 0;
