import type { RubricView } from '@linxuan/contracts';
import type { EvaluationStage, Marks } from '@linxuan/domain';
import { DomainError, type CompiledEdition } from '@linxuan/platform';

export function rubricOf({ machine }: CompiledEdition, stage: EvaluationStage): RubricView {
  const rubric = machine.definition.rubrics.find(({ id }) => id === stage.rubric);
  if (!rubric) throw new DomainError('subject.notFound');
  return rubric;
}

export interface SealedSheet {
  scores: { criterion: string; score: number; comment: string }[];
  comment: string;
}
export const marksOf = ({ scores }: SealedSheet): Marks =>
  Object.fromEntries(scores.map(({ criterion, score, comment }) => [criterion, { score, reason: comment }]));
/** Hundredths as points. */
export const points = (hundredths: number | null): number | null => (hundredths === null ? null : hundredths / 100);
