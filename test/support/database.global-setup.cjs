const { mkdtempSync, chmodSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join, resolve } = require('node:path');
const { pathToFileURL } = require('node:url');

/**
 * One throw-away folder for what the suites of a run share (TEST_RUN_FOLDER), and in it one PostgreSQL, in which they
 * make databases of their own (see @linxuan/testing).
 */
module.exports = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'linxuan-test-'));
  chmodSync(folder, 0o755);
  process.env.TEST_RUN_FOLDER = folder;
  globalThis.linxuanTestRun = { folder, stop: () => Promise.resolve() };
  if (process.env.TEST_DATABASE_URL) return;
  const driver = pathToFileURL(resolve(__dirname, '../../apps/cli/embedded-postgres.mjs')).href;
  const { startPostgres } = await import(driver);
  const server = await startPostgres({
    dir: join(folder, 'postgres'),
    // Tests throw the cluster away, so nothing need survive a power cut; logical names keep their meaning.
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' },
  });
  process.env.TEST_DATABASE_URL = server.url;
  globalThis.linxuanTestRun.stop = () => server.stop();
};
