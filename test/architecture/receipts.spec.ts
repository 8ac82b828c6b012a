import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(__dirname, '../..');

/** A statement that writes one, or a call of the repository that has the statement. */
const WRITES =
  /INSERT INTO transition_request[^`]*accepted_at|(?:new TransitionRequestRepository\(\w+\)|\brequests)\s*\.(?:accept\w*|askAsSystem)\(/;

describe('whatever fixes an accepted_at', () => {
  const writers = execFileSync('git', ['-c', 'safe.directory=*', 'ls-files', 'apps', 'libs'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((file) => /\.ts$/.test(file) && !/spec\.ts$|spec-support|testing\/|^apps\/admin\//.test(file))
    // A repository writes the instant that it is given; who gives it is looked at.
    .filter((file) => !file.startsWith('libs/persistence/src/repositories/'))
    .map((file) => ({ file, text: readFileSync(resolve(root, file), 'utf8') }))
    .filter(({ text }) => WRITES.test(text));

  it('takes the instant from the receipt of the clock, which is refused while the clock is wrong', () => {
    expect(writers.map(({ file }) => file)).toEqual(
      expect.arrayContaining([
        'libs/feature-workflow/src/timer.processor.ts',
        'libs/feature-workflow/src/transition-request.service.ts',
      ]),
    );
    expect(writers.filter(({ text }) => !text.includes('clock.receipt()')).map(({ file }) => file)).toEqual([]);
  });
});
