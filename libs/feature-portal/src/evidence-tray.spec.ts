import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { hostileFiles, JPEG, pdf, pdfOf } from '@linxuan/testing';
import { EvidenceTray } from './evidence-tray';

jest.setTimeout(120_000);

const MB = 1024 * 1024;
const PDF = pdf();
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('the files of an objection', () => {
  const folder = mkdtempSync(join(tmpdir(), 'linxuan-tray-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const trayOf = async (...files: [name: string, content: Buffer][]): Promise<EvidenceTray> => {
    const tray = new EvidenceTray(join(folder, 'uploads'));
    for (const [index, [name, content]] of files.entries())
      await tray.take(
        `file-${index + 1}`,
        name,
        Readable.from(content.length === 0 ? [] : [content.subarray(0, 5), content.subarray(5)]),
      );
    return tray;
  };

  it('are taken by their content, under clean names that end as it does', async () => {
    const JPG = await JPEG();
    const tray = await trayOf(['../../现场\u202e.exe', PDF], ['C:\\照片\\IMG.JPEG', JPG], ['<b>.jpg', PNG]);
    expect([tray.problems, tray.files.map(({ name, mime, size }) => [name, mime, size])]).toEqual([
      [],
      [
        ['现场.pdf', 'application/pdf', PDF.length],
        ['IMG.JPEG', 'image/jpeg', JPG.length],
        ['_b_.png', 'image/png', PNG.length],
      ],
    ]);
    expect(tray.files.map(({ sha256 }) => sha256)).toEqual(
      [PDF, JPG, PNG].map((content) => createHash('sha256').update(content).digest('hex')),
    );
    expect(readFileSync(tray.files[0]?.path ?? '')).toEqual(PDF);
    await tray.empty();
    expect(readdirSync(join(folder, 'uploads'))).toEqual([]);
  });

  it('are refused one by one, each by the rule that it breaks', async () => {
    const script = Buffer.from('<!doctype html><script>alert(1)</script>');
    const whole = pdfOf(10 * MB);
    expect(whole.length).toBe(10 * MB);
    for (const [content, rule] of [
      [Buffer.alloc(0), 'empty'],
      [script, 'disguised'],
      [Buffer.concat([script, PDF]), 'disguised'],
      [PDF.subarray(0, 40), 'truncated'],
      [Buffer.concat([whole, Buffer.from('\n')]), 'too-large'],
      [whole, null],
    ] as const) {
      const tray = await trayOf(['材料.pdf', content]);
      expect([tray.problems, tray.files.length]).toEqual([
        rule === null ? [] : [{ field: 'file-1', name: '材料.pdf', rule }],
        rule === null ? 1 : 0,
      ]);
      await tray.empty();
    }
    const four = await trayOf(['a.pdf', PDF], ['b.txt', script], ['c.png', PNG], ['d.png', PNG]);
    expect([four.problems, four.chosen]).toEqual([
      [
        { field: 'file-2', name: 'b.txt', rule: 'disguised' },
        { field: 'file-4', name: 'd.png', rule: 'too-many' },
      ],
      ['a.pdf', 'b.txt', 'c.png', 'd.png'],
    ]);
    await four.empty();
  });

  it('are refused for whatever makes a file that nobody can open', async () => {
    for (const { what, name, content, refusal } of await hostileFiles()) {
      const tray = await trayOf([name, content]);
      // A document is nothing that evidence may be, so what else is wrong with it is not said.
      const rules = name.endsWith('.docx') ? [refusal, 'disguised'] : [refusal];
      expect([what, tray.files.length, rules.includes(tray.problems[0]?.rule ?? null)]).toEqual([what, 0, true]);
      await tray.empty();
    }
    expect(readdirSync(join(folder, 'uploads'))).toEqual([]);
  });

  it('are named even where the form breaks off in them, and leave nothing behind', async () => {
    const tray = new EvidenceTray(join(folder, 'uploads'));
    const endless = async function* (): AsyncGenerator<Buffer> {
      for (let n = 0; n < 12; n++) yield await Promise.resolve(Buffer.alloc(MB));
      throw new Error('broken off');
    };
    await expect(tray.take('file-1', '录像.mp4', endless())).rejects.toThrow('broken off');
    expect(tray.problems).toEqual([{ field: 'file-1', name: '录像.mp4', rule: 'too-large' }]);
    await tray.empty();
    expect(existsSync(join(folder, 'uploads')) && readdirSync(join(folder, 'uploads'))).toEqual([]);
  });
});
