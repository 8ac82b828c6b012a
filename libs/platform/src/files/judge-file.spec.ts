import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hostileFiles, soundFiles } from '@linxuan/testing';
import { judgeFile } from './judge-file';

jest.setTimeout(120_000);

describe('the judgement on a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'linxuan-judge-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const judged = async (content: Buffer) => {
    const path = join(folder, 'file');
    writeFileSync(path, content);
    return judgeFile(path);
  };

  it('names the reason of every file that nobody can or should open', async () => {
    const files = await hostileFiles();
    const found = [];
    for (const { what, content } of files) found.push([what, (await judged(content)).refusal]);
    expect(found).toEqual(files.map(({ what, refusal }) => [what, refusal]));
  });

  it('takes what opens, by its content', async () => {
    const files = await soundFiles();
    const found = [];
    for (const { what, content } of files) found.push([what, await judged(content)]);
    const kindOf = (name: string) => name.replace(/.*\.jpe?g$/, '.jpg').replace(/.*\./, '');
    expect(found).toEqual(files.map(({ what, name }) => [what, { kind: kindOf(name), refusal: null }]));
  });

  it('judges many at once without the memory of many', async () => {
    const path = join(folder, 'many');
    const [{ content = Buffer.alloc(0) } = {}] = (await soundFiles()).filter(({ what }) => what === 'a wide PNG');
    writeFileSync(path, content);
    const before = process.memoryUsage.rss();
    const verdicts = await Promise.all(Array.from({ length: 12 }, () => judgeFile(path)));
    expect(new Set(verdicts.map(({ refusal }) => refusal))).toEqual(new Set([null]));
    expect(process.memoryUsage.rss() - before).toBeLessThan(200 * 1024 * 1024);
  });
});
