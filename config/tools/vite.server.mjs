import { existsSync, readFileSync } from 'node:fs';
import { resolve, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DRAW_SCRIPTS, drawScript } from './vite.draw.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * The build of one server process: our own code in one ES module, every package left to node_modules. ES modules
 * because NestJS 12 exists only as such; the banner gives code that also runs as CommonJS (in Jest) its usual names.
 *
 * @param {'api' | 'worker' | 'portal' | 'cli'} app
 * @returns {import('vite').InlineConfig}
 */
export function serverConfig(app) {
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    plugins: app === 'api' ? [apiDescription] : app === 'portal' ? [drawScripts] : [],
    resolve: { alias: [{ find: /^@linxuan\/([a-z0-9-]+)$/, replacement: `${root}/libs/$1/src/index.ts` }] },
    ssr: { target: 'node', external: true, noExternal: [/^@linxuan\//] },
    build: {
      ssr: true,
      outDir: resolve(root, `dist/apps/${app}`),
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input: inputs(app),
        // TypeORM entities and Nest providers are known by their class names.
        output: {
          format: 'es',
          entryFileNames: '[name].mjs',
          chunkFileNames: '[name]-[hash].mjs',
          keepNames: true,
          banner,
        },
      },
    },
  };
}

/** The description that the api serves is the one in the documents, in whatever folder it is built. */
const apiDescription = {
  name: 'linxuan:api-description',
  generateBundle() {
    const written = resolve(root, 'docs/openapi.json');
    // It is written from a first build, which has none yet.
    if (existsSync(written))
      this.emitFile({ type: 'asset', fileName: 'openapi.json', source: readFileSync(written, 'utf8') });
  },
};

/** What readers of the public site draw again with lies next to the process that serves it. */
const drawScripts = {
  name: 'linxuan:draw-scripts',
  async generateBundle() {
    for (const name of DRAW_SCRIPTS)
      this.emitFile({ type: 'asset', fileName: `${name}.js`, source: await drawScript(name) });
  },
};

/**
 * The launcher checks the settings and the database before anything runs, so the cli's build carries both checks as
 * modules of their own; what takes files from outside opens PDFs in a thread, which is a file of its own.
 */
function inputs(app) {
  const main = resolve(root, `apps/${app}/src/main.ts`);
  const inspector = resolve(root, 'libs/platform/src/files/pdf-inspector.mjs');
  // What the API description is written from, next to the process that serves it.
  const describe = resolve(root, `apps/${app}/src/describe.ts`);
  if (app === 'api' || app === 'portal') return { main, describe, 'pdf-inspector': inspector };
  if (app !== 'cli') return { main };
  const settings = resolve(root, 'libs/platform/src/config/index.ts');
  return { main, settings, schema: resolve(root, 'libs/persistence/src/known-schema.ts') };
}

const banner = [
  "import { createRequire as linxuanCreateRequire } from 'node:module';",
  "import { fileURLToPath as linxuanFilePath } from 'node:url';",
  'const require = linxuanCreateRequire(import.meta.url);',
  'const __filename = linxuanFilePath(import.meta.url);',
  "const __dirname = linxuanFilePath(new URL('.', import.meta.url));",
].join('\n');
