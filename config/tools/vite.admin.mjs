import react from '@vitejs/plugin-react';
import { resolve, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * The build of the back office. Libraries that change rarely get chunks of their own, so that a new release of ours
 * leaves them in the browser's cache. No inline script anywhere: the strict CSP of the pages forbids it.
 *
 * @returns {import('vite').InlineConfig}
 */
export function adminConfig() {
  return {
    configFile: false,
    root: resolve(root, 'apps/admin'),
    base: '/',
    logLevel: 'warn',
    plugins: [react()],
    resolve: { alias: [{ find: /^@linxuan\/([a-z0-9-]+)$/, replacement: `${root}/libs/$1/src/index.ts` }] },
    build: {
      outDir: resolve(root, 'dist/apps/admin'),
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1500,
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [
              { name: 'react', test: /node_modules[\\/](react|react-dom|react-router|scheduler)[\\/]/, priority: 30 },
              { name: 'mui', test: /node_modules[\\/](@mui|@emotion)[\\/]/, priority: 20 },
              { name: 'react-admin', test: /node_modules[\\/](react-admin|ra-[^\\/]+|@tanstack)[\\/]/, priority: 10 },
            ],
          },
        },
      },
    },
    server: { proxy: { '/api': process.env.API_URL ?? 'http://127.0.0.1:8080' } },
  };
}
