import { rankWithTies, type Fraction, type Ranked } from '../../evaluation';
import type { CaseRow } from '../rows';
import { rowsOf, type WorkingSet } from '../working-set';
import { exactMean } from './panels';

/** Each panel counts equally; how written and oral scores combine is stated in no document, so this is our setting. */
export function combinedScore(means: readonly Fraction[]): Fraction | null {
  if (means.length === 0) return null;
  const denominator = means.reduce((product, mean) => product * mean.denominator, 1);
  const numerator = means.reduce((sum, mean) => sum + mean.numerator * (denominator / mean.denominator), 0);
  return { numerator, denominator: denominator * means.length };
}

/**
 * Cases of one area, best first, by the exact combined mean of their panels; a case without any panel is not ranked.
 */
export function rankCases(workingSet: WorkingSet, cases: readonly CaseRow[]): readonly Ranked[] {
  return rankWithTies(
    cases.flatMap(({ id }) => {
      const means = rowsOf(workingSet, 'panel', ({ caseId }) => caseId === id).flatMap(
        (panel) => exactMean(workingSet, panel) ?? [],
      );
      const exact = combinedScore(means);
      return exact ? [{ id, exact }] : [];
    }),
  );
}

/**
 * Cases left out although they stand level with or above a listed one of their area. The ranking is advice and a tie is
 * never broken by the system, so a person may do so, with a written reason.
 */
export function departures(
  workingSet: WorkingSet,
  pending: readonly CaseRow[],
  items: readonly { caseId: string; listed: boolean }[],
): Set<string> {
  const listed = new Set(items.filter((item) => item.listed).map(({ caseId }) => caseId));
  return new Set(
    [...new Set(pending.map(({ area }) => area))].flatMap((area) => {
      const ranked = rankCases(
        workingSet,
        pending.filter((row) => row.area === area),
      );
      const lowest = Math.max(0, ...ranked.filter(({ id }) => listed.has(id)).map(({ rank }) => rank));
      return ranked.filter(({ id, rank }) => !listed.has(id) && rank <= lowest).map(({ id }) => id);
    }),
  );
}
