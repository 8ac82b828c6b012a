import type { TaskRoutes } from '../task-place';

export const taskRoutes: TaskRoutes = {
  'complete-application': ({ caseId }) => `/applications/${caseId ?? ''}`,
  'correct-application': ({ caseId }) => `/applications/${caseId ?? ''}`,
};
