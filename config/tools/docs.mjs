// The documents that follow from the code: node config/tools/docs.mjs [--check]. With --check nothing is written; stale
// ones and whatever the linter of API descriptions finds end with code 1. The programs must have been built.
import { spawnSync } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const check = process.argv.includes('--check') ? ['--check'] : [];
const steps = [
  ['dist/apps/cli/main.mjs', 'docs', ...check],
  ['config/tools/openapi/write.mjs', ...check],
  [
    'node_modules/@redocly/cli/bin/cli.js',
    'lint',
    '--config=config/tools/openapi/redocly.yaml',
    'docs/openapi.json',
    'docs/openapi-portal.json',
  ],
];
// The linter reports its use unless it is told not to.
const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
for (const step of steps) {
  const { status } = spawnSync(process.execPath, step, { cwd: root, stdio: 'inherit', env });
  if (status !== 0) process.exitCode = 1;
}
