import type { TaskRoutes } from '../task-place';

export const taskRoutes: TaskRoutes = {
  'check-form': ({ caseId }) => `/cases/${caseId ?? ''}/check`,
  'ask-departments': ({ caseId }) => `/reviews/ask?case=${caseId ?? ''}`,
  'assign-opinion': () => '/reviews/inbox',
  'give-opinion': ({ caseId, subjectId }) => `/cases/${caseId ?? ''}/opinions/${subjectId}`,
  'sign-opinion': ({ caseId, subjectId }) => `/cases/${caseId ?? ''}/opinions/${subjectId}`,
  'conclude-review': ({ caseId }) => `/cases/${caseId ?? ''}/conclude`,
};
