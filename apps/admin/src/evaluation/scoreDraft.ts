import type { RubricView } from '@linxuan/contracts';

export interface SheetMark {
  score: number | null;
  comment: string;
  /** What stands in the field instead of a mark; while it does there is no mark, and the sheet cannot be sealed. */
  wrong?: string;
}
/** An unsent score sheet as it lies in the worksheet. */
export interface ScoreDraft {
  marks: Record<string, SheetMark>;
  comment: string;
}
export const BLANK_DRAFT: ScoreDraft = { marks: {}, comment: '' };
export const markOf = (draft: ScoreDraft, id: string): SheetMark => draft.marks[id] ?? { score: null, comment: '' };

/** What is sent when the sheet is sealed, in the order of the rubric. */
export function sealPayload(rubric: RubricView, draft: ScoreDraft): Record<string, unknown> {
  return {
    comment: draft.comment.trim(),
    scores: rubric.criteria.map(({ id }) => ({
      criterion: id,
      score: markOf(draft, id).score,
      comment: markOf(draft, id).comment.trim(),
    })),
  };
}

/** Step of the form in which the facts for a criterion stand, as far as they stand in one. */
const STEPS: Record<string, string> = {
  innovation: 'technology',
  advancement: 'technology',
  synergy: 'effects',
  ecological: 'effects',
  economic: 'effects',
  market: 'declarations',
  credit: 'proof',
};
export const stepFor = (criterion: string): string | undefined => STEPS[criterion];
