import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
jest.setTimeout(420_000);

/** A small last hour: what the full one proves is proved here too, every night. */
describe('npm run rehearse', () => {
  it.each([[['--kills', '4']], [['--kills', '2', '--redis']]])('keeps every promise with %j', async (more) => {
    const folder = mkdtempSync(join(tmpdir(), 'linxuan-rehearse-'));
    chmodSync(folder, 0o755);
    try {
      const { code, output } = await run(['--drafts', '200', '--submissions', '60', '--batches', '8', ...more], folder);
      expect(output).toContain('rehearsal: every promise was kept');
      expect(output).toMatch(/answer to a submission: p50 \d+ ms, p95 \d+ ms, p99 \d+ ms/);
      expect([code, output.includes('VIOLATION')]).toEqual([0, false]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('says which option it does not understand', async () => {
    const { code, output } = await run(['--drafts', 'many'], tmpdir());
    expect([code, output]).toEqual([2, expect.stringContaining('--drafts wants a whole number')]);
  });
});

function run(args: string[], folder: string): Promise<{ code: number; output: string }> {
  return new Promise((settle) => {
    execFile(
      process.execPath,
      ['apps/cli/rehearse.mjs', ...args],
      {
        cwd: root,
        env: { PATH: process.env['PATH'], HOME: process.env['HOME'] ?? '/tmp', DATA_DIR: join(folder, 'data') },
        maxBuffer: 50_000_000,
      },
      (error, stdout, stderr) => settle({ code: error ? Number(error.code ?? 1) : 0, output: stdout + stderr }),
    );
  });
}
