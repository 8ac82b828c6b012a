import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const call = (program: string, args: string[], lang = 'C') => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`apps/cli/${program}.mjs`, ...args], {
    cwd: root,
    env: { PATH: process.env['PATH'], LANG: lang },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};

describe.each([
  ['start', 'npm start', '--empty'],
  ['rehearse', 'npm run rehearse', '--drafts'],
  ['demo-full', 'npm run demo:full', '--keep'],
])('apps/cli/%s.mjs', (program, command, option) => {
  it.each(['--help', '-h'])('prints its usage with %s and does nothing else', (flag) => {
    const { status, stdout, stderr } = call(program, [flag]);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(new RegExp(`^${command} -- \\[options\\]\n(.*\n)*  ${option} `));
  });

  it('answers a wrong call with one sentence', () => {
    const hint = `; ${command} -- --help lists the options.\n`;
    expect(call(program, ['--bogus'])).toEqual({ status: 2, stdout: '', stderr: `There is no option --bogus${hint}` });
    expect(call(program, ['now'])).toEqual({ status: 2, stdout: '', stderr: `"now" is not an option${hint}` });
    expect(call(program, ['--port'])).toEqual({ status: 2, stdout: '', stderr: `--port wants a value${hint}` });
    expect(call(program, ['--bogus'], 'zh_CN.UTF-8').stderr).toBe(
      `没有选项 --bogus；${command} -- --help 列出全部选项。\n`,
    );
  });
});

it('a number that is none is refused before anything starts', () => {
  expect(call('rehearse', ['--workers', '0'])).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/^--workers wants a whole number from 1 to 99, not "0"; [^\n]+\n$/) as string,
  });
});
