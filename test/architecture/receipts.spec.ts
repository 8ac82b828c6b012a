import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(__dirname, '../..');

describe('whatever fixes an accepted_at', () => {
  const writers = execFileSync('git', ['-c', 'safe.directory=*', 'ls-files', 'apps', 'libs'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((file) => /\.ts$/.test(file) && !/spec\.ts$|spec-support|testing\/|^apps\/admin\//.test(file))
    .map((file) => ({ file, text: readFileSync(resolve(root, file), 'utf8') }))
    .filter(({ text }) => /INSERT INTO transition_request[^`]*accepted_at/.test(text));

  it('takes the instant from the receipt of the clock, which is refused while the clock is wrong', () => {
    expect(writers.map(({ file }) => file)).toContain('libs/feature-workflow/src/transition-request.service.ts');
    expect(writers.filter(({ text }) => !text.includes('clock.receipt()')).map(({ file }) => file)).toEqual([]);
  });
});
