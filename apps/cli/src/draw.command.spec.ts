import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BEACON_NETWORKS } from '@linxuan/draw';
import { verifyDraw } from './draw.command';

/** A round that is frozen and waits for a beacon: the shortest transcript there is. */
const COMMITMENT = '3c30b8f8a7a0';
const transcript = {
  frozen: {
    format: 'linxuan-draw/1',
    round: '0b3f6f1e-0000-4000-8000-000000000001',
    edition: 'demo',
    stage: 'evaluation',
    number: 1,
    frozenAt: '2026-03-02T01:00:00.000Z',
    experts: 0,
    root: '',
    panels: [],
    source: { kind: 'beacon', network: BEACON_NETWORKS[0]?.id, round: 40_000_000 },
    demo: true,
  },
  commitment: COMMITMENT,
  experts: null,
  entries: [],
  head: COMMITMENT,
};

describe('draw verify', () => {
  const folder = mkdtempSync(join(tmpdir(), 'linxuan-draw-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const run = (content: unknown, options = {}): { text: string; code: unknown } => {
    const file = join(folder, 'transcript.json');
    writeFileSync(file, JSON.stringify(content));
    let text = '';
    const write = jest.spyOn(process.stdout, 'write').mockImplementation((line) => ((text += String(line)), true));
    verifyDraw(file, options);
    write.mockRestore();
    const code = process.exitCode;
    process.exitCode = undefined;
    return { text, code };
  };

  it('says no with the first difference, and yes where there is none', () => {
    const wrong = run(transcript);
    expect(wrong).toMatchObject({
      text: expect.stringContaining('NO: the transcript differs at /commitment') as string,
      code: 1,
    });
    const commitment = /expected (\w{64})/.exec(wrong.text)?.[1] ?? '';
    const right = { ...transcript, commitment, head: commitment };
    expect(run(right)).toMatchObject({ text: expect.stringContaining('YES') as string, code: undefined });
    expect(run(right, { commitment: 'a' })).toMatchObject({
      text: expect.stringContaining('(noted)') as string,
      code: 1,
    });
  });
});
