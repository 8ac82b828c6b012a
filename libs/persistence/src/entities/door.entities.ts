import type { SubjectType } from '@linxuan/domain';
import { rowSchema } from './row-schema';

export interface TransitionRequestRow {
  id: string;
  subjectType: SubjectType | 'edition';
  subjectId: string;
  action: string;
  expectedVersion: number | null;
  payload: Record<string, unknown>;
  userId: string;
  orgId: string;
  role: string;
  actingFor: string | null;
  idempotencyKey: string;
  bodyHash: string;
  /** Instant the server accepted the request: the one that counts for deadlines. */
  acceptedAt: string;
  state: 'pending' | 'applied' | 'refused' | 'parked';
  attempts: number;
  outcome: Record<string, unknown> | null;
  error: string | null;
  appliedAt: string | null;
}
export const TransitionRequestEntity = rowSchema<TransitionRequestRow>('transition_request', {
  id: 'uuid',
  subjectType: 'text',
  subjectId: 'uuid',
  action: 'text',
  expectedVersion: 'int',
  payload: 'json',
  userId: 'uuid',
  orgId: 'text',
  role: 'text',
  actingFor: 'uuid',
  idempotencyKey: 'text',
  bodyHash: 'text',
  acceptedAt: 'instant',
  state: 'text',
  attempts: 'int',
  outcome: 'json',
  error: 'text',
  appliedAt: 'instant',
});

export interface OutboxRow {
  id: number;
  topic: string;
  key: string;
  payload: Record<string, unknown>;
  createdAt: string;
  attempt: number;
  sentAt: string | null;
  doneAt: string | null;
  error: string | null;
}
export const OutboxEntity = rowSchema<OutboxRow>('outbox', {
  id: 'bigint',
  topic: 'text',
  key: 'text',
  payload: 'json',
  createdAt: 'instant',
  attempt: 'int',
  sentAt: 'instant',
  doneAt: 'instant',
  error: 'text',
});

export interface LedgerEventRow {
  id: number;
  subjectType: 'case' | 'dossier';
  subjectId: string;
  seq: number;
  type: string;
  /** Canonical JSON text (RFC 8785): `{changes: [...]}`. */
  payload: string;
  actorUser: string;
  actorOrg: string;
  actorRole: string;
  at: string;
  requestId: string;
  definitionDigest: string;
  prevHash: string;
  hash: string;
}
export const LedgerEventEntity = rowSchema<LedgerEventRow>('ledger_event', {
  id: 'bigint',
  subjectType: 'text',
  subjectId: 'uuid',
  seq: 'int',
  type: 'text',
  payload: 'text',
  actorUser: 'uuid',
  actorOrg: 'text',
  actorRole: 'text',
  at: 'instant',
  requestId: 'uuid',
  definitionDigest: 'text',
  prevHash: 'text',
  hash: 'text',
});

export interface DecisionRecordRow {
  id: string;
  requestId: string;
  caseId: string | null;
  dossierId: string | null;
  subjectType: SubjectType;
  subjectId: string;
  stage: string;
  action: string;
  event: string;
  actorUser: string;
  actingFor: string | null;
  actorOrg: string;
  actorRole: string;
  at: string;
  reason: string | null;
  reasonCode: string | null;
  fromState: string | null;
  toState: string | null;
  version: number | null;
  definitionDigest: string;
  /** Organisations that may read the record; null: everyone who may see the case. */
  audienceOrgs: string[] | null;
  /** Of an act on a date: when it was due, and when it is now. */
  dueBefore: string | null;
  dueAfter: string | null;
}
export const DecisionRecordEntity = rowSchema<DecisionRecordRow>('decision_record', {
  id: 'uuid',
  requestId: 'uuid',
  caseId: 'uuid',
  dossierId: 'uuid',
  subjectType: 'text',
  subjectId: 'uuid',
  stage: 'text',
  action: 'text',
  event: 'text',
  actorUser: 'uuid',
  actingFor: 'uuid',
  actorOrg: 'text',
  actorRole: 'text',
  at: 'instant',
  reason: 'text',
  reasonCode: 'text',
  fromState: 'text',
  toState: 'text',
  version: 'int',
  definitionDigest: 'text',
  audienceOrgs: 'texts',
  dueBefore: 'instant',
  dueAfter: 'instant',
});

export interface SnapshotRow {
  sha: string;
  content: string;
}
export const SnapshotEntity = rowSchema<SnapshotRow>('snapshot', { sha: 'text', content: 'text' }, ['sha']);

export interface CaseRevisionRow {
  caseId: string;
  revision: number;
  sha: string;
  changed: string[];
  submittedBy: string;
  submittedAt: string;
}
export const CaseRevisionEntity = rowSchema<CaseRevisionRow>(
  'case_revision',
  { caseId: 'uuid', revision: 'int', sha: 'text', changed: 'texts', submittedBy: 'uuid', submittedAt: 'instant' },
  ['caseId', 'revision'],
);
