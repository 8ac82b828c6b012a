import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const sources = execFileSync('git', ['-c', 'safe.directory=*', 'ls-files', 'apps', 'libs'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.ts$/.test(file) && !/spec\.ts|spec-support|testing\/|^apps\/admin\//.test(file))
  .map((file) => ({ file, text: readFileSync(resolve(root, file), 'utf8') }));
const holding = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

describe('what reaches a log', () => {
  it('goes through the one log that takes values out of errors', () => {
    expect(holding(/^import (?!type )[^;]*from 'pino'/m)).toEqual(['libs/platform/src/logging/create-log.ts']);
    expect(holding(/\bconsole\.\w+\(/)).toEqual([]);
  });

  it('is ended by every process on what nobody caught', () => {
    const mains = sources.filter(({ file }) => /^apps\/(api|worker|portal)\/src\/main\.ts$/.test(file));
    expect(mains).toHaveLength(3);
    for (const { text } of mains) expect(text).toContain('endOnUncaught(log)');
  });

  it('never names a path, a query, a body or a parameter', () => {
    expect(holding(/log\.\w+\(\s*\{[^}]*\b(url|body|query|params|parameters|payload|headers)\b\s*[,:}]/)).toEqual([]);
  });
});
