const { rmSync } = require('node:fs');

module.exports = async () => {
  const server = globalThis.linxuanTestServer;
  if (!server) return;
  globalThis.linxuanTestServer = undefined;
  delete process.env.TEST_DATABASE_URL;
  await server.stop();
  rmSync(server.folder, { recursive: true, force: true });
};
