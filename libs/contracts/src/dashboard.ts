import { Type } from '@sinclair/typebox';
import type { Text } from '@linxuan/domain';
import { Key, FilterKey } from './text';

/** What the ministry may know of work before it is transmitted: counts and dates, never an application. */
export type NominatorStatus = 'overdue' | 'late' | 'idle' | 'soon' | 'working' | 'sent' | 'zero';

export interface NominatorRow {
  org: string;
  name: Text;
  /** Name that fits a tile. */
  short: Text;
  regionCode: string | null;
  /** Place in the overview map, from the upper left. */
  tile: { column: number; row: number } | null;
  /** Applications that ever reached the nominator, whatever became of them. */
  received: number;
  inReview: number;
  /** Chosen, whether sent already or not. */
  nominated: number;
  /** Sent to the ministry, receipt or not. */
  transmitted: number;
  notRecommended: number;
  withdrawn: number;
  /** Null where no total is set. */
  cap: number | null;
  /** Slots taken from the account, by those who share it too. */
  used: number;
  /** Nominator whose cap is shared (a city under its province). */
  sharesCapOf: string | null;
  /** Calendar days to the deadline in Beijing, today not counted; negative when it has passed. */
  daysLeft: number | null;
  openTasks: number;
  overdueTasks: number;
  lastReminder: string | null;
  status: NominatorStatus;
}

/** Open work of one assignee; counts only. */
export interface OpenWorkRow {
  org: string;
  name: Text;
  role: string;
  stage: string;
  stageTitle: Text;
  kind: string;
  open: number;
  overdue: number;
  earliestDue: string | null;
}
export interface DepartmentRow {
  org: string;
  name: Text;
  open: number;
  overdue: number;
  earliestDue: string | null;
}

export interface MinistryDashboard {
  edition: { id: string; title: Text };
  now: string;
  deadline: { at: string; daysLeft: number; words: Text } | null;
  data: NominatorRow[];
  /** Review by duty at the ministry level. */
  departments: DepartmentRow[];
  /** Running cases per stage of the whole round. */
  funnel: { stage: string; title: Text; running: number; ended: number }[];
}

export interface ReminderRow {
  id: string;
  org: string;
  orgName: Text;
  sentAt: string;
  sentBy: string;
  openTasks: number;
  overdueTasks: number;
}
export interface NominatorDetail {
  nominator: NominatorRow;
  stages: { stage: string; title: Text; states: { state: string; count: number }[]; count: number; overdue: number }[];
  desks: OpenWorkRow[];
  dossiers: {
    state: string;
    items: number;
    number: string | null;
    releasedAt: string | null;
    late: boolean;
    zeroReturn: boolean;
  }[];
  reminders: ReminderRow[];
}

export const ReminderBody = Type.Object(
  {
    orgIds: Type.Array(Key(64), { minItems: 1, maxItems: 60, uniqueItems: true }),
    editionId: Type.Optional(FilterKey()),
  },
  { additionalProperties: false },
);
export interface ReminderResult {
  sent: { org: string; queues: number; openTasks: number; overdueTasks: number }[];
  /** Reminded within the last hour: left alone. */
  skipped: { org: string; lastReminder: string }[];
}
