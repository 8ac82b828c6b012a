import type { TaskRow } from './providers/types';

/** What the place of a piece of work follows from. */
export type TaskPlace = Pick<TaskRow, 'kind' | 'stage' | 'stageKind' | 'caseId' | 'dossierId' | 'subjectId'> &
  Partial<Pick<TaskRow, 'editionId' | 'role'>>;

/** A page for the task's own edition: the person may work for several. */
export const inEdition =
  (path: string) =>
  ({ editionId }: TaskPlace): string =>
    editionId ? `${path}?editionId=${editionId}` : path;

/**
 * Where the work of a task kind is done, or of `<stage kind>.<task kind>`; what no folder names opens the page of the
 * case.
 */
export type TaskRoutes = Record<string, (task: TaskPlace) => string>;
