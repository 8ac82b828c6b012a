import type { Problem } from '@linxuan/contracts';
import type { CaseRow, Role, SubjectType, Text } from '@linxuan/domain';

export interface Membership {
  id: string;
  orgId: string;
  orgName: Text;
  role: Role;
  /** Name of the person deputised for; null for one's own roles. */
  actingFor?: string | null;
}

export interface Session {
  user: { id: string; login: string; displayName: string; locale: string; mustChange: boolean };
  membership: Membership;
  memberships: Membership[];
  csrf: string;
  /** Server time, ISO 8601. */
  now: string;
  mode: string;
}

export interface DemoAccount {
  login: string;
  password: string;
  role: Role;
  org: string | Text;
}

export type Urgency = 'overdue' | 'today' | 'soon' | 'normal';

export interface TaskRow {
  id: string;
  kind: string;
  subjectType: SubjectType;
  subjectId: string;
  caseId: string | null;
  dossierId: string | null;
  editionId: string;
  stage: string;
  stageTitle?: Text;
  orgId: string;
  title: string;
  number: string | null;
  openedAt: string;
  dueAt: string | null;
  urgency: Urgency;
  timeLeft: Text | null;
  /** Whole days since the task was opened. */
  age: number;
}

export interface TaskCounts {
  total: number;
  overdue: number;
  today: number;
  byKind: Record<string, number>;
}

/** One action as the server offers it on a subject: enabled, or with the refusal that stands against it. */
export interface OfferedAction {
  name: string;
  stage: string;
  reason: 'none' | 'optional' | 'required';
  payload: Record<string, unknown>;
  refusal: Problem | null;
}

export interface PathStep {
  stage: string;
  title: Text;
  state: 'done' | 'now' | 'next';
}

export interface ApplicationRow extends CaseRow {
  publicTitle?: Text;
  stageTitle?: Text;
  heldBy?: string;
  urgency?: Urgency | null;
  timeLeft?: Text | null;
  path?: PathStep[];
}

export interface NominatorRow {
  org: string;
  name: Text;
  regionCode: string | null;
  received: number;
  inReview: number;
  nominated: number;
  cap: number | null;
  daysLeft: number | null;
  overdueTasks: number;
  lastReminder: string | null;
}

export interface HomeGroup {
  kind: string;
  count: number;
  overdue: number;
  earliestDue: string | null;
  sample: TaskRow[];
}

export interface HomeView {
  due: { overdue: number; today: number; soon: number };
  groups: HomeGroup[];
}

/** Result of the door: what was done at once, or what is still under way after waiting. */
export type ActResult =
  | { status: 'applied'; state: string; version: number; requestId: string; [more: string]: unknown }
  | { status: 'pending'; requestId: string };

export type { CaseRow, Role, SubjectType, Text };
