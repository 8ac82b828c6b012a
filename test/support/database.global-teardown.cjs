const { rmSync } = require('node:fs');

module.exports = async () => {
  const run = globalThis.linxuanTestRun;
  if (!run) return;
  globalThis.linxuanTestRun = undefined;
  delete process.env.TEST_RUN_FOLDER;
  delete process.env.TEST_DATABASE_URL;
  await run.stop();
  rmSync(run.folder, { recursive: true, force: true });
};
