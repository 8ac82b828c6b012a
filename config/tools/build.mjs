// Builds the named apps, or all of them: node config/tools/build.mjs [api worker portal cli admin]
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { adminConfig } from './vite.admin.mjs';
import { serverConfig } from './vite.server.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const all = ['cli', 'api', 'worker', 'portal', 'admin'];
const entry = { admin: 'index.html', default: 'src/main.ts' };

const wanted = process.argv.slice(2);
const unknown = wanted.filter((app) => !all.includes(app));
if (unknown.length > 0) {
  console.error(`There is no app called ${unknown.join(', ')}; there are ${all.join(', ')}.`);
  process.exit(1);
}
for (const app of wanted.length > 0 ? wanted : all) {
  const start = Date.now();
  if (!existsSync(resolve(root, 'apps', app, entry[app] ?? entry.default))) {
    console.error(`apps/${app} has no ${entry[app] ?? entry.default}.`);
    process.exit(1);
  }
  try {
    await build(app === 'admin' ? adminConfig() : serverConfig(app));
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
  console.log(`built ${app} in ${((Date.now() - start) / 1000).toFixed(1)} s`);
}
