import type { Role } from '@linxuan/domain';
import type { ComponentType, ReactElement } from 'react';
import type { ResourceProps } from 'react-admin';
import type { TaskRow } from './providers/types';

export interface MenuEntry {
  /** Path inside the back office, for instance `/applications`. */
  to: string;
  /** Message key. */
  label: string;
  icon: ComponentType;
  roles: readonly Role[];
  /** Lower stands higher; home is 0, tasks 10. */
  order: number;
  /** Task kinds whose open work is counted beside the entry. */
  countKinds?: readonly string[];
}

/** Messages of one feature in both languages, made by `defineMessages`. */
export interface FeatureMessages {
  zh: Record<string, unknown>;
  en: Record<string, unknown>;
}

/** What the place of a piece of work follows from. */
export type TaskPlace = Pick<TaskRow, 'kind' | 'stage' | 'stageKind' | 'caseId' | 'dossierId' | 'subjectId'> &
  Partial<Pick<TaskRow, 'editionId' | 'role'>>;

/** The desk of the task's own edition: the person may work for several. */
export const deskOf =
  (path: string) =>
  ({ editionId }: TaskPlace): string =>
    editionId ? `${path}?editionId=${editionId}` : path;

/** What one folder of the back office adds. Pages are `lazy()`, so that a role loads only what it opens. */
export interface Feature {
  name: string;
  resources?: ResourceProps[];
  routes?: { path: string; element: ReactElement }[];
  menu?: MenuEntry[];
  /** Where the work of a task kind is done, or of `<stage kind>.<task kind>`; what no feature names opens the page of the case. */
  taskRoutes?: Record<string, (task: TaskPlace) => string>;
  messages?: FeatureMessages;
}
