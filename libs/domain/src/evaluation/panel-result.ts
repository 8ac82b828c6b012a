import type { Rubric } from './rubric';
import type { Fraction, Hundredths } from './hundredths';
import { divideHalfUp, sampleDeviation } from './hundredths';
import type { Marks, ScoredSheet } from './score-sheet';
import { scoreSheet } from './score-sheet';

export interface PanelSheet {
  /** The seat (expert) the sheet belongs to; one sheet a seat. */
  readonly seat: string;
  readonly scores: Marks;
}

/** All marks in hundredths; statistics over the sheets that count, null where there are too few. */
export interface PanelResult {
  readonly mean: Hundredths | null;
  /** The mean unrounded: sum of totals over their number. Rankings compare this. */
  readonly exact: Fraction | null;
  /** Sample standard deviation of the totals. */
  readonly spread: Hundredths | null;
  readonly min: Hundredths | null;
  readonly max: Hundredths | null;
  readonly perCriterion: readonly {
    readonly id: string;
    readonly mean: Hundredths | null;
    readonly spread: Hundredths | null;
  }[];
  /** As many valid sheets as the rubric demands have come in. */
  readonly complete: boolean;
  /** Valid sheets, dropped ones included. */
  readonly count: number;
  readonly dropped: readonly { readonly seat: string; readonly why: 'highest' | 'lowest' }[];
  /** Seats whose sheet has problems; they are not counted. */
  readonly invalid: readonly string[];
  /** Null when there is no pass mark or no mean. */
  readonly passed: boolean | null;
}

/** Fewer sheets than this and none is dropped. */
export const DROP_EXTREMES_FROM = 5;

interface Counted {
  readonly seat: string;
  readonly sheet: ScoredSheet;
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const meanOf = (values: readonly number[]): Hundredths | null =>
  values.length === 0 ? null : divideHalfUp(BigInt(sumOf(values)), BigInt(values.length));

/** By total, equal totals by seat: the same sheet is dropped in whatever order they were read. */
function byTotal(a: Counted, b: Counted): number {
  return a.sheet.total - b.sheet.total || (a.seat < b.seat ? -1 : 1);
}

/** One result from the sheets of a panel. Two sheets of one seat throw: the caller mixed up versions. */
export function panelResult(rubric: Rubric, sheets: readonly PanelSheet[]): PanelResult {
  if (new Set(sheets.map(({ seat }) => seat)).size !== sheets.length) throw new Error('a seat has two sheets');
  const invalid: string[] = [];
  const valid: Counted[] = [];
  for (const { seat, scores } of sheets) {
    const sheet = scoreSheet(rubric, scores);
    if (sheet.ok) valid.push({ seat, sheet });
    else invalid.push(seat);
  }
  const ordered = valid.sort(byTotal);
  const drops = rubric.dropExtremes === true && ordered.length >= DROP_EXTREMES_FROM;
  const counted = drops ? ordered.slice(1, -1) : ordered;
  const [lowest, highest] = [ordered[0], ordered.at(-1)];
  const totals = counted.map(({ sheet }) => sheet.total);
  const exact: Fraction | null = totals.length === 0 ? null : { numerator: sumOf(totals), denominator: totals.length };
  const pass = rubric.passMark ?? null;
  return {
    mean: meanOf(totals),
    exact,
    spread: sampleDeviation(totals),
    min: totals[0] ?? null,
    max: totals.at(-1) ?? null,
    perCriterion: rubric.criteria.map(({ id }) => {
      const marks = counted.flatMap(({ sheet }) =>
        sheet.perCriterion.filter((part) => part.id === id).map((part) => part.score),
      );
      return { id, mean: meanOf(marks), spread: sampleDeviation(marks) };
    }),
    complete: valid.length >= rubric.minExperts,
    count: valid.length,
    dropped:
      drops && lowest && highest
        ? [
            { seat: highest.seat, why: 'highest' },
            { seat: lowest.seat, why: 'lowest' },
          ]
        : [],
    invalid: invalid.sort(),
    passed: pass === null || exact === null ? null : exact.numerator >= pass * exact.denominator,
  };
}
