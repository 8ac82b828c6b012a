import type { BulkAction } from '@linxuan/domain';
import type { TaskRow } from '../providers/types';

/** Actions that all selected tasks have in common, in the words of their subject; none where subjects differ. */
export function bulkActionsOf(
  tasks: Pick<TaskRow, 'bulk' | 'subjectType'>[],
): (BulkAction & { subject: TaskRow['subjectType'] })[] {
  const first = tasks[0];
  if (!first || tasks.some(({ subjectType }) => subjectType !== first.subjectType)) return [];
  return first.bulk
    .filter(({ name }) => tasks.every(({ bulk }) => bulk.some((other) => other.name === name)))
    .map((action) => ({ ...action, subject: first.subjectType }));
}
