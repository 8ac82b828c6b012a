// The scripts of the public site: `node config/tools/vite.draw.mjs [folder]` writes them, to dist/apps/portal where none is named.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Draws a round again; and, for rounds with a beacon alone, the check of its signature. */
export const DRAW_SCRIPTS = ['draw', 'draw-beacon'];

/**
 * A script as text: one file without imports. Modules of ours do nothing when they are loaded, so what is not used is
 * left out.
 *
 * @param {string} name
 */
export async function drawScript(name) {
  const input = resolve(root, `apps/portal/src/browser/${name}.ts`);
  const { output } = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    resolve: { alias: [{ find: /^@linxuan\/([a-z0-9-]+)$/, replacement: `${root}/libs/$1/src/index.ts` }] },
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      modulePreload: false,
      rolldownOptions: {
        input,
        preserveEntrySignatures: 'strict',
        treeshake: { moduleSideEffects: (id) => id === input },
        output: { format: 'es', codeSplitting: false, entryFileNames: `${name}.js` },
      },
    },
  });
  return output[0].code;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = resolve(root, process.argv[2] ?? 'dist/apps/portal');
  mkdirSync(folder, { recursive: true });
  for (const name of DRAW_SCRIPTS) writeFileSync(resolve(folder, `${name}.js`), await drawScript(name));
}
