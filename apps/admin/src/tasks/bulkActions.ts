import type { BulkAction } from '../components';
import type { TaskRow } from '../providers/types';

/**
 * What may be done to many at once: only what needs no look at each case's own facts beyond a reason, such as accepting
 * complete applications. Scoring, signing of dossiers and choices of persons stay on their worksheets.
 */
const BULK: Record<string, BulkAction[]> = {
  'check-form': [{ name: 'accept', sense: 'check-formal' }],
  'conclude-review': [{ name: 'conclude' }],
  'rank-and-nominate': [{ name: 'nominate' }],
  'receive-dossier': [{ name: 'receive' }, { name: 'send-back', reason: true }],
  'sign-opinion': [{ name: 'sign' }, { name: 'send-back', reason: true }],
  'answer-invitation': [{ name: 'accept' }],
  'conclude-evaluation': [{ name: 'conclude' }],
  'admit-objection': [{ name: 'admit' }],
  'confirm-entry': [{ name: 'confirm-entry' }],
};

/** Actions that all selected tasks have in common, in the words of their subject; none where subjects differ. */
export function bulkActionsOf(
  tasks: Pick<TaskRow, 'kind' | 'subjectType'>[],
): (BulkAction & { subject?: TaskRow['subjectType'] })[] {
  const first = tasks[0];
  if (!first || tasks.some(({ subjectType }) => subjectType !== first.subjectType)) return [];
  const common = (BULK[first.kind] ?? []).filter(({ name }) =>
    tasks.every(({ kind }) => (BULK[kind] ?? []).some((other) => other.name === name)),
  );
  return common.map((action) => ({ ...action, subject: first.subjectType }));
}
