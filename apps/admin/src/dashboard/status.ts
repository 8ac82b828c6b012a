import type { NominatorRow, NominatorStatus } from '@linxuan/contracts';
import { useTones } from '../theme/useTones';

/** Most pressing first: the order of the table and of the legend. */
export const STATUSES: readonly NominatorStatus[] = ['overdue', 'late', 'soon', 'idle', 'working', 'sent', 'zero'];
const DEGREE = {
  overdue: 'overdue',
  late: 'overdue',
  soon: 'soon',
  idle: 'none',
  working: 'none',
  sent: 'normal',
  zero: 'normal',
} as const;

/** Colours of a status; its word stands beside it wherever it is used. */
export function useStatusTone(): (status: NominatorStatus) => { text: string; wash: string } {
  const tones = useTones();
  return (status) => (status === 'working' ? { text: tones.primary, wash: tones.wash } : tones.urgency[DEGREE[status]]);
}

/** Nobody is reminded twice within an hour, and who has sent and owes nothing is not reminded at all. */
const PAUSE_MS = 3_600_000;
export function isRemindable(row: NominatorRow, now: string): boolean {
  const pausing = row.lastReminder !== null && Date.parse(now) - Date.parse(row.lastReminder) < PAUSE_MS;
  return !pausing && (row.overdueTasks > 0 || (row.status !== 'sent' && row.status !== 'zero'));
}
export const isLate = ({ status }: NominatorRow): boolean =>
  status === 'overdue' || status === 'late' || status === 'soon';

export function quotaText(row: NominatorRow): string {
  return row.cap === null ? String(row.nominated) : `${row.nominated}/${row.cap}`;
}
