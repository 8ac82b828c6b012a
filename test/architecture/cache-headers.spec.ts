import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const sources = execFileSync('git', ['-c', 'safe.directory=*', 'ls-files', 'apps', 'libs'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.ts$/.test(file) && !/spec\.ts$/.test(file));

/**
 * Who lets an answer be kept: texts of an edition, the register of places, released pages, and files of our own
 * programs.
 */
const KEEPERS = [
  'apps/api/src/admin-page.ts',
  'apps/api/src/page-headers.ts',
  'apps/portal/src/controllers/downloads.controller.ts',
  'apps/portal/src/site/assets.controller.ts',
  'apps/portal/src/site/reply.ts',
  'libs/feature-application/src/reference.controller.ts',
  'libs/feature-programme/src/programme.controller.ts',
];

/** Every answer is `no-store` unless it says otherwise (`setUpEdge`), so those that say otherwise are few and named. */
describe('answers that a browser may keep', () => {
  it('are given where it is said here and nowhere else', () => {
    const lines = sources.flatMap((file) =>
      readFileSync(resolve(root, file), 'utf8')
        .split('\n')
        .filter(
          (line) => /'cache-control'[,:]/.test(line) && !/'cache-control'[,:]\s*'(private, )?no-store'/.test(line),
        )
        .map(() => file),
    );
    expect([...new Set(lines)]).toEqual(KEEPERS);
  });
});
