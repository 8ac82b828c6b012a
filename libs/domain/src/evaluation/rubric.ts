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

/**
 * How one sheet is marked. What the documents name are criteria only; weights and scale are settings of the edition.
 */
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
