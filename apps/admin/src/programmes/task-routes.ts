import type { TaskRoutes } from '../task-place';

const quotaPlace = () => '/quota';

export const taskRoutes: TaskRoutes = {
  'file-quota-request': quotaPlace,
  'propose-extras': quotaPlace,
  'decide-extras': quotaPlace,
};
