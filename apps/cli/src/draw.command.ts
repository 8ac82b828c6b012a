import { readFileSync } from 'node:fs';
import { isBeaconSignature, verifyText, type Verdict } from '@linxuan/draw';
import { counted } from '@linxuan/form-rules';

interface Options {
  commitment?: string;
  head?: string;
}

/**
 * Repeats a draw from its published transcript, without a network and without a database; ends with code 1 at the first
 * difference.
 */
export function verifyDraw(file: string, { commitment, head }: Options): void {
  const noted = { ...(commitment && { commitment }), ...(head && { head }) };
  const verdict = verifyText(readFileSync(file, 'utf8'), { isBeaconSignature, noted });
  process.stdout.write(`${linesOf(verdict).join('\n')}\n`);
  if (!verdict.ok) process.exitCode = 1;
}

/** What is said of a verdict. */
export function linesOf(verdict: Verdict): string[] {
  if (!verdict.ok)
    return [
      `NO: the transcript differs at ${verdict.at === '' ? 'its form' : verdict.at} (${verdict.why})`,
      `  expected ${verdict.expected || '—'}`,
      `  found    ${verdict.found || '—'}`,
    ];
  const { state, redraws, replacements } = verdict;
  return [
    `YES: every step follows from the one before; ${state.phase === 'drawn' ? `draw ${state.draw}` : state.phase}`,
    `  ${counted(redraws, 'redraw')}, ${counted(replacements, 'replacement')}`,
    ...Object.entries(state.panels).map(([panel, { seats }]) => `  ${panel}: ${seats.join(' ')}`),
    `  head ${state.head}`,
  ];
}
