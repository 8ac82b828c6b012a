import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const sources = execFileSync('git', ['-c', 'safe.directory=*', 'ls-files', 'apps', 'libs'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file.endsWith('.ts') && !/spec|\/testing\/|libs\/testing\/|apps\/(admin|cli)\//.test(file))
  .map((file) => [file, readFileSync(resolve(root, file), 'utf8')] as const);
const filesWith = (pattern: RegExp): string[] => sources.filter(([, text]) => pattern.test(text)).map(([file]) => file);

/**
 * Where bytes come in; where these are judged and where they are stored; and the suite that sends every hostile file.
 */
const DOORS: Record<string, { judge: string; stores: string[]; suites: string[] }> = {
  'apps/portal/src/site/multipart.ts': {
    judge: 'libs/feature-portal/src/evidence-tray.ts',
    stores: [
      'libs/feature-portal/src/public-objections.service.ts',
      'libs/feature-portal/src/public-registrations.service.ts',
    ],
    suites: ['libs/feature-portal/src/evidence-tray.spec.ts', 'apps/portal/src/registration.int-spec.ts'],
  },
  'libs/feature-file/src/file.controller.ts': {
    judge: 'libs/feature-file/src/upload.service.ts',
    stores: ['libs/feature-file/src/upload.service.ts'],
    suites: ['libs/feature-file/src/upload.int-spec.ts'],
  },
  'libs/feature-nomination/src/dossier.controller.ts': {
    judge: 'libs/platform/src/files/keep-file.ts',
    stores: ['libs/platform/src/files/keep-file.ts'],
    suites: ['libs/feature-nomination/src/papers.int-spec.ts'],
  },
  'libs/feature-operator/src/code-confirmation.controller.ts': {
    judge: 'libs/platform/src/files/keep-file.ts',
    stores: ['libs/platform/src/files/keep-file.ts'],
    suites: ['libs/feature-operator/src/code-confirmation.int-spec.ts'],
  },
};
const doors = Object.values(DOORS);
/** Hands on to a store what a door has judged. */
const WRAPPER = 'libs/feature-file/src/reachable-store.ts';

describe('files that are sent to us', () => {
  it('come in at no place that is not named here', () => {
    // The bytes of a request are read only by whoever is handed it as a stream.
    expect(filesWith(/\b(request|req)\.(raw[,)]|parts\()/)).toEqual(Object.keys(DOORS));
  });

  it('are judged by the one function, each door before its store', () => {
    expect(filesWith(/\bawait judgeFile\(/)).toEqual([...new Set(doors.map(({ judge }) => judge))].sort());
    expect(filesWith(/\bstore\.put\(/).filter((file) => file !== WRAPPER)).toEqual(
      [...new Set(doors.flatMap(({ stores }) => stores))].sort(),
    );
  });

  it.each(Object.entries(DOORS))('are all refused that are hostile, by a suite: %s', (_, { suites }) => {
    for (const suite of suites) expect(readFileSync(resolve(root, suite), 'utf8')).toMatch(/\bhostileFiles\(\)/);
  });
});
