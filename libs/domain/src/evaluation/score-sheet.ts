import { isVisible } from '@linxuan/form-rules';
import type { Criterion, SheetRubric } from './rubric';
import { boundsOf } from './rubric';
import type { Hundredths } from './hundredths';
import { divideHalfUp, hundredthsOf } from './hundredths';

/** One mark as the expert wrote it, in points with at most two decimals. */
export interface Mark {
  readonly score: number | string;
  readonly reason?: string;
}
/** Criterion id to mark. */
export type Marks = Readonly<Record<string, Mark | undefined>>;

export interface SheetProblem {
  readonly criterion: string;
  readonly code:
    | 'score.missing'
    | 'score.not-a-mark'
    | 'score.below-min'
    | 'score.above-max'
    | 'score.reason-needed'
    | 'score.unknown-criterion';
  readonly params: Readonly<Record<string, number>>;
}

export interface ScoredSheet {
  readonly ok: true;
  /** Weighted total on the rubric's scale. */
  readonly total: Hundredths;
  readonly perCriterion: readonly { readonly id: string; readonly score: Hundredths; readonly weighted: Hundredths }[];
}
export type SheetResult = ScoredSheet | { readonly ok: false; readonly problems: readonly SheetProblem[] };

function problemOf(rubric: SheetRubric, criterion: Criterion, mark: Mark | undefined): SheetProblem | undefined {
  const { min, max } = boundsOf(rubric, criterion);
  const params = { min: min / 100, max: max / 100 };
  const problem = (code: SheetProblem['code']): SheetProblem => ({ criterion: criterion.id, code, params });
  if (mark === undefined || mark.score === '') return problem('score.missing');
  const score = hundredthsOf(mark.score);
  if (score === undefined) return problem('score.not-a-mark');
  if (score < min) return problem('score.below-min');
  if (score > max) return problem('score.above-max');
  const atEnd = score === min || score === max;
  if (rubric.reasonAtExtremes && atEnd && !isVisible(mark.reason)) return problem('score.reason-needed');
  return undefined;
}

function lcm(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return (a / x) * b;
}

/**
 * Total of a sheet: the sum over the criteria of weight share × mark ÷ highest mark × scale. Computed as one exact
 * quotient and rounded half up once, at the end; the weighted parts are rounded for display and need not sum to the
 * total.
 */
export function scoreSheet(rubric: SheetRubric, scores: Marks): SheetResult {
  const known = new Set(rubric.criteria.map(({ id }) => id));
  const unknown: SheetProblem[] = Object.keys(scores)
    .filter((id) => !known.has(id))
    .map((id) => ({ criterion: id, code: 'score.unknown-criterion', params: {} }));
  const problems = rubric.criteria.flatMap((criterion) => problemOf(rubric, criterion, scores[criterion.id]) ?? []);
  if (problems.length + unknown.length > 0) return { ok: false, problems: [...problems, ...unknown] };

  const weights = BigInt(rubric.criteria.reduce((sum, { weight }) => sum + weight, 0));
  const full = BigInt(hundredthsOf(rubric.scale) ?? 0);
  const parts = rubric.criteria.map((criterion) => {
    const score = hundredthsOf(scores[criterion.id]?.score ?? '') ?? 0;
    const max = BigInt(boundsOf(rubric, criterion).max);
    return { id: criterion.id, score, numerator: BigInt(criterion.weight) * BigInt(score) * full, max };
  });
  const common = parts.reduce((all, { max }) => lcm(all, max), 1n);
  const sum = parts.reduce((all, { numerator, max }) => all + numerator * (common / max), 0n);
  return {
    ok: true,
    total: divideHalfUp(sum, weights * common),
    perCriterion: parts.map(({ id, score, numerator, max }) => ({
      id,
      score,
      weighted: divideHalfUp(numerator, weights * max),
    })),
  };
}
