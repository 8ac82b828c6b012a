import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const sources = execFileSync(
  'git',
  ['-c', 'safe.directory=*', 'ls-files', '-co', '--exclude-standard', 'apps', 'libs', 'test'],
  {
    cwd: root,
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((file) => /\.(tsx?|mjs)$/.test(file) && !/(spec|story)\.tsx?$/.test(file))
  .map((file) => [file, readFileSync(resolve(root, file), 'utf8')] as const);
const filesWith = (pattern: RegExp): string[] => sources.filter(([, text]) => pattern.test(text)).map(([file]) => file);

/** What several programs need stands in one file: a list that is copied is a list that is forgotten. */
describe('a list stands once', () => {
  it.each([
    // Four neighbours of GB/T 2260 in a row, as prefixes or whole codes.
    [
      'the provinces',
      /'32(?:0000)?',\s*'33(?:0000)?',\s*'34(?:0000)?',\s*'35/,
      ['libs/form-rules/src/formats/check-digits.ts'],
    ],
    ['the characters of a credit code', /ABCDEFGHJKLMNPQRTUWXY/, ['libs/form-rules/src/formats/check-digits.ts']],
    ["the demo applicants' accounts", /`apply@\$\{/, ['apps/cli/src/seed/applicant-login.ts']],
  ])('%s', (_, pattern, places) => {
    expect(filesWith(pattern)).toEqual(places);
  });
});
