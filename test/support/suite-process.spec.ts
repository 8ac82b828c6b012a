import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startSuite } from './suite-process.mjs';

const suite = (script: string, more: { stillMs?: number } = {}) =>
  startSuite({
    name: 'probe',
    command: [process.execPath, '-e', script],
    cwd: process.cwd(),
    env: process.env,
    quiet: true,
    ...more,
  });

describe('a suite as a group of processes', () => {
  it('hands over how the command ended', async () => {
    expect(await suite('process.exit(3)').code).toBe(3);
  });

  it('is not ended while it computes without a word', async () => {
    const busy = 'const end = Date.now() + 6000; while (Date.now() < end); process.exit(7);';
    expect(await suite(busy, { stillMs: 3000 }).code).toBe(7);
  });

  it('is ended when nothing moves', async () => {
    expect(await suite('setInterval(() => {}, 1000)', { stillMs: 1000 }).code).toBe(1);
  });

  it('takes along what it left running in a group of its own', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'left-behind-')), 'beats');
    const beat = `setInterval(() => require('node:fs').appendFileSync('${file}', 'x'), 20)`;
    const script = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(beat)}],
        { detached: true, stdio: 'ignore' }).unref();
      const wait = setInterval(() => require('node:fs').existsSync('${file}') && clearInterval(wait), 20);`;
    expect(await suite(script).code).toBe(0);
    const beats = statSync(file).size;
    await pause(500);
    expect(statSync(file).size).toBe(beats);
  });
});
