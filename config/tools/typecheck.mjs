// Checks all types: the servers with everything below them, the rules that also run in a browser without the types of
// Node, then the browser and the tests that drive one.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
mkdirSync(resolve(root, 'dist/typecheck'), { recursive: true });
const projects = [
  'config/tools/tsconfig.servers.json',
  'config/tools/tsconfig.form-rules.json',
  'apps/admin/tsconfig.json',
  'config/tools/tsconfig.browser-tests.json',
];
let failed = false;
for (const project of projects.filter((file) => existsSync(resolve(root, dirname(file))))) {
  const run = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '--noEmit', '-p', project], {
    cwd: root,
    stdio: 'inherit',
  });
  failed ||= run.status !== 0;
}
process.exitCode = failed ? 1 : 0;
