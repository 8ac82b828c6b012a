import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as Threads from 'node:worker_threads';
import { pdf } from '@linxuan/testing';
import { checkPdf } from './pdf-check';

const mockStarted: unknown[] = [];
jest.mock('node:worker_threads', () => {
  const real = jest.requireActual<typeof Threads>('node:worker_threads');
  class Counted extends real.Worker {
    constructor(...args: ConstructorParameters<typeof real.Worker>) {
      super(...args);
      mockStarted.push(this);
    }
  }
  return { ...real, Worker: Counted };
});

describe('the thread that reads PDF files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'linxuan-pdf-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('reads one sound file after another; a new thread is started for a refusal only', async () => {
    const sound = join(folder, 'sound.pdf');
    const broken = join(folder, 'broken.pdf');
    writeFileSync(sound, pdf());
    writeFileSync(broken, '%PDF-1.4\nnothing\n%%EOF');
    for (const _ of [1, 2, 3]) expect(await checkPdf(sound)).toBeNull();
    expect(mockStarted.length).toBe(1);
    expect(await checkPdf(broken)).toBe('damaged');
    // The thread that waited said no, and a fresh one confirmed it; neither reads another file.
    expect(mockStarted.length).toBe(2);
    expect(await checkPdf(sound)).toBeNull();
    expect(mockStarted.length).toBe(3);
  });
});
