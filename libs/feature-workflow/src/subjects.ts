import type { SubjectType } from '@linxuan/domain';

/** Collections of the API whose members go through the request service, and what they are. */
export const SUBJECTS: ReadonlyMap<string, SubjectType> = new Map<string, SubjectType>([
  ['cases', 'case'],
  ['dossiers', 'dossier'],
  ['opinions', 'opinion'],
  ['seats', 'seat'],
  ['objections', 'objection'],
  ['obligations', 'obligation'],
  ['deadlines', 'deadline'],
]);
