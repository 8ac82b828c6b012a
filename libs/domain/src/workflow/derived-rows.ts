import type { DueRule } from '../programme/definition';
import type { Role } from './actor';
import type { SubjectType } from './rows';

/** One date that is owed: its rule, what is left of it while it stands still, and how it ended. */
export interface DeadlineRow {
  id: string;
  kind: DeadlineKind;
  ownerType: Exclude<SubjectType, 'deadline'>;
  ownerId: string;
  caseId: string | null;
  dossierId: string | null;
  editionId: string;
  stage: string;
  /** The organisation that has to act. */
  orgId: string;
  /** The organisation that may extend it. */
  leadOrg: string;
  rule: DueRule;
  state: 'running' | 'paused' | 'overdue' | 'met' | 'late' | 'cancelled';
  version: number;
  startedAt: string;
  dueAt: string;
  pausedAt: string | null;
  /** Times it was paused, and seconds it stood still in all. */
  pauses: number;
  pausedSeconds: number;
  extensions: number;
  settledAt: string | null;
}
export type DeadlineKind =
  'stage' | 'correction' | 'opinion' | 'sheet' | 'objection' | 'notice' | 'nomination' | 'obligation';

export interface TaskRow {
  id: string;
  kind: string;
  subjectType: SubjectType;
  subjectId: string;
  caseId: string | null;
  dossierId: string | null;
  editionId: string;
  stage: string;
  orgId: string;
  role: Role;
  userId: string | null;
  /** `org/role` or `user:<id>`: the one key that a work queue is read by. */
  queueKey: string;
  title: string;
  number: string | null;
  openedAt: string;
  dueAt: string | null;
  doneAt: string | null;
}

export type PartyRelation = 'applicant' | 'group' | 'nominator' | 'authority' | 'department' | 'expert';
export interface PartyRow {
  id: string;
  caseId: string;
  orgId: string | null;
  userId: string | null;
  relation: PartyRelation;
}
