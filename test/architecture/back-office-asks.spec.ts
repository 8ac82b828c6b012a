import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { TASK_WORDS, WORKSHEETS } from '@linxuan/domain';
import { stageKinds } from '../../libs/domain/src/workflow/kinds';

const root = resolve(__dirname, '../..');
const sources = execFileSync(
  'git',
  ['-c', 'safe.directory=*', 'ls-files', '-co', '--exclude-standard', 'apps/admin/src'],
  { cwd: root, encoding: 'utf8' },
)
  .split('\n')
  .filter((file) => /\.tsx?$/.test(file) && !/\.spec\.tsx?$/.test(file) && existsSync(resolve(root, file)))
  // Pages that show or edit the text of a programme read the kinds of its stages, as the text has them.
  .filter((file) => !/^apps\/admin\/src\/(programmes\/|cases\/useChoices\.ts)/.test(file))
  .map((file) => [file, readFileSync(resolve(root, file), 'utf8')] as const);

const stageKindNames = () => stageKinds.flatMap(({ kinds }) => kinds);
const oneOf = (words: readonly string[]) => `'(?:${words.join('|')})'`;
/** Kinds of work, without those that bear the name of their worksheet. */
const taskKinds = Object.keys(TASK_WORDS).filter((kind) => !WORKSHEETS.some((name) => name === kind));
/** Where a screen would decide by itself what the server says with each action, task and state. */
const DERIVED: Record<string, RegExp> = {
  'the kind of the stage at hand': /\bstageKind\b/,
  'a comparison with a kind of stage': new RegExp(`(?<!dossier\\.)\\bkind\\s*[!=]==\\s*${oneOf(stageKindNames())}`),
  'a table keyed by kinds of stage': new RegExp(`[{,]\\s*${oneOf(stageKindNames())}:\\s*[{['(]`),
  'the suffix of a state': /\bstate\)?\??\.(?:endsWith|startsWith|includes|slice)\(/,
  'a table of routes by kinds of work': new RegExp(`${oneOf(taskKinds)}:\\s*(?:['\`]/|\\(|[a-z][A-Za-z]+[(,])`),
  'which actions are grave': /\bGRAVE\b|\bisGrave\b/,
};

describe('the back office asks the server what opens where and how a state reads', () => {
  it.each(Object.entries(DERIVED))('instead of deriving it from %s', (_what, pattern) => {
    expect(sources.flatMap(([file, text]) => (pattern.test(text) ? [file] : []))).toEqual([]);
  });

  it.each(['apps/admin/src/cases/CaseNow.tsx', 'apps/admin/src/worksheet-routes.ts'])(
    'and %s knows no action by its name',
    (file) => {
      const text = readFileSync(resolve(root, file), 'utf8');
      expect(text).not.toMatch(/\bname\s*[!=]==\s*'/);
      expect(text).not.toMatch(/\baction\s*[!=]==\s*'/);
    },
  );
});
