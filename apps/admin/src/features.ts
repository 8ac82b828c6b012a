import type { Role } from '@linxuan/domain';
import type { Feature, MenuEntry, TaskPlace } from './feature';
import * as registry from './registry';

export const features: Feature[] = Object.values(registry);

/** Entries of the menu that a role sees, in order. */
export function menuOf(role: Role): MenuEntry[] {
  return features
    .flatMap(({ menu = [] }) => menu)
    .filter(({ roles }) => roles.includes(role))
    .sort((a, b) => a.order - b.order);
}

const taskRoutes = new Map(features.flatMap(({ taskRoutes: routes = {} }) => Object.entries(routes)));

/** Where the work of a task is done: the worksheet of its kind, or the page of its case or dossier. */
export function pathOfTask(task: TaskPlace): string {
  // A kind of stage may have a worksheet of its own for a kind of work that others share: `<stage kind>.<kind>`.
  const route = taskRoutes.get(`${task.stageKind}.${task.kind}`) ?? taskRoutes.get(task.kind);
  if (route) return route(task);
  if (task.caseId) return `/cases/${task.caseId}`;
  return `/dossiers/${task.dossierId ?? task.subjectId}`;
}
