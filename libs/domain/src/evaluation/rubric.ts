import type { Bilingual } from '../calendar/bilingual';
import { hundredthsOf } from './hundredths';
import type { Hundredths } from './hundredths';

export interface Criterion {
  readonly id: string;
  readonly title: Bilingual;
  /** Whole number; the weights need not sum to 100, each counts by its share of their sum. */
  readonly weight: number;
  /** Highest mark in points; default the rubric's scale. */
  readonly max?: number;
  /** Lowest mark in points; default 0. */
  readonly min?: number;
  readonly description?: Bilingual;
}

/** How one sheet is marked. What the documents name are criteria only; weights and scale are settings of the edition. */
export interface SheetRubric {
  readonly criteria: readonly Criterion[];
  /** Full total of a sheet in points, such as 100 or 10. */
  readonly scale: number;
  /** A mark at the lowest or highest end of a criterion needs a written reason. */
  readonly reasonAtExtremes?: boolean;
}

/** How a panel's sheets become one result. */
export interface Rubric extends SheetRubric {
  /** Lowest mean that passes, in hundredths. */
  readonly passMark?: Hundredths | null;
  /** With five or more sheets the highest and the lowest do not count. */
  readonly dropExtremes?: boolean;
  readonly minExperts: number;
}

/** Ends of a criterion in hundredths. */
export function boundsOf(
  rubric: SheetRubric,
  criterion: Criterion,
): { readonly min: Hundredths; readonly max: Hundredths } {
  const min = hundredthsOf(criterion.min ?? 0);
  const max = hundredthsOf(criterion.max ?? rubric.scale);
  if (min === undefined || max === undefined)
    throw new Error(`criterion ${criterion.id} has ends with more than two decimals`);
  return { min, max };
}

export interface RubricProblem {
  readonly code:
    | 'rubric.empty'
    | 'rubric.duplicate'
    | 'rubric.weight'
    | 'rubric.bounds'
    | 'rubric.scale'
    | 'rubric.min-experts'
    | 'rubric.pass-mark';
  readonly criterion: string | null;
}

/** What is wrong with a rubric, for the check of an edition; a rubric with problems may not be used. */
export function checkRubric(rubric: Rubric): readonly RubricProblem[] {
  const problems: RubricProblem[] = [];
  const full = hundredthsOf(rubric.scale);
  if (rubric.criteria.length === 0) problems.push({ code: 'rubric.empty', criterion: null });
  if (full === undefined || full <= 0) problems.push({ code: 'rubric.scale', criterion: null });
  if (!Number.isInteger(rubric.minExperts) || rubric.minExperts < 1)
    problems.push({ code: 'rubric.min-experts', criterion: null });
  const pass = rubric.passMark ?? null;
  if (pass !== null && (!Number.isInteger(pass) || pass < 0 || pass > (full ?? 0)))
    problems.push({ code: 'rubric.pass-mark', criterion: null });
  const seen = new Set<string>();
  for (const criterion of rubric.criteria) {
    if (seen.has(criterion.id)) problems.push({ code: 'rubric.duplicate', criterion: criterion.id });
    seen.add(criterion.id);
    if (!Number.isInteger(criterion.weight) || criterion.weight <= 0)
      problems.push({ code: 'rubric.weight', criterion: criterion.id });
    const [min, max] = [hundredthsOf(criterion.min ?? 0), hundredthsOf(criterion.max ?? rubric.scale)];
    if (min === undefined || max === undefined || min < 0 || min >= max)
      problems.push({ code: 'rubric.bounds', criterion: criterion.id });
  }
  return problems;
}
