import type { TaskRoutes } from '../task-place';

/** The workspace of the batch that the task belongs to. */
const workspaceOf = ({ stage, editionId }: { stage: string; editionId?: string }) =>
  `/nomination?stage=${stage}${editionId ? `&editionId=${editionId}` : ''}`;

export const taskRoutes: TaskRoutes = {
  'rank-and-nominate': workspaceOf,
  'prepare-dossier': workspaceOf,
  'release-dossier': workspaceOf,
};
