import { inEdition, type TaskRoutes, type TaskPlace } from '../task-place';

const review = ({ caseId, stage }: { caseId: string | null; stage: string }) => `/reviews/${caseId}/${stage}`;
/** Review by duty shares its kinds of work with the provinces' joint review, which has a worksheet of its own. */
const reviewRoutes = {
  'department-review.assign-opinion': ({ stage, editionId }: TaskPlace) =>
    `/reviews?stage=${stage}${editionId ? `&editionId=${editionId}` : ''}`,
  'department-review.give-opinion': review,
  'department-review.sign-opinion': review,
  'department-review.conclude-review': review,
};

export const taskRoutes: TaskRoutes = {
  ...reviewRoutes,
  // What a group sends is received by a nominator, on the dossier's own page with the letter and the table in view.
  'receive-dossier': ({ subjectId, role = '' }) =>
    role.startsWith('nominator') ? `/dossiers/${subjectId}` : `/receipts/${subjectId}`,
  'record-post': ({ subjectId }) => `/receipts/${subjectId}`,
  'check-conditions': ({ caseId }) => `/conditions/${caseId}`,
  'rank-for-list': inEdition('/list-decision'),
  'decide-list': inEdition('/list-decision'),
};
