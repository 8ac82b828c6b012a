import { taskRoutes as applications } from './applications/task-routes';
import { taskRoutes as evaluation } from './evaluation/task-routes';
import { taskRoutes as ministry } from './ministry/task-routes';
import { taskRoutes as nominations } from './nominations/task-routes';
import { taskRoutes as programmes } from './programmes/task-routes';
import { taskRoutes as publication } from './publication/task-routes';
import { taskRoutes as reviews } from './reviews/task-routes';
import type { TaskPlace, TaskRoutes } from './task-place';

/** The routes stand apart from the pages: every page leads to work, so none may need the table of all pages for it. */
const routes: TaskRoutes = {
  ...applications,
  ...evaluation,
  ...ministry,
  ...nominations,
  ...programmes,
  ...publication,
  ...reviews,
};

/** Where the work of a task is done: the worksheet of its kind, or the page of its case or dossier. */
export function pathOfTask(task: TaskPlace): string {
  // A kind of stage may have a worksheet of its own for a kind of work that others share: `<stage kind>.<kind>`.
  const route = routes[`${task.stageKind}.${task.kind}`] ?? routes[task.kind];
  if (route) return route(task);
  if (task.caseId) return `/cases/${task.caseId}`;
  return `/dossiers/${task.dossierId ?? task.subjectId}`;
}
