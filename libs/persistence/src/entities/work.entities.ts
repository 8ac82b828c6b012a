import { rowSchema } from './row-schema';

/** An application before it is submitted; `fieldVersions` maps JSON pointers to the draft version that wrote them. */
export interface DraftRow {
  caseId: string;
  orgId: string;
  content: Record<string, unknown>;
  fieldVersions: Record<string, number>;
  version: number;
  updatedBy: string;
  updatedAt: string;
}
export const DraftEntity = rowSchema<DraftRow>(
  'draft',
  {
    caseId: 'uuid',
    orgId: 'text',
    content: 'json',
    fieldVersions: 'json',
    version: 'int',
    updatedBy: 'uuid',
    updatedAt: 'instant',
  },
  ['caseId'],
);

export interface WorksheetRow {
  id: string;
  subjectType: string;
  subjectId: string;
  stage: string;
  orgId: string;
  userId: string | null;
  content: Record<string, unknown>;
  version: number;
  updatedBy: string;
  updatedAt: string;
}
export const WorksheetEntity = rowSchema<WorksheetRow>('worksheet', {
  id: 'uuid',
  subjectType: 'text',
  subjectId: 'uuid',
  stage: 'text',
  orgId: 'text',
  userId: 'uuid',
  content: 'json',
  version: 'int',
  updatedBy: 'uuid',
  updatedAt: 'instant',
});

export interface AttachmentRow {
  id: string;
  caseId: string;
  orgId: string;
  slot: string;
  name: string;
  sha: string;
  /** Bytes. */
  size: number;
  mime: string;
  isPublic: boolean;
  uploadedBy: string;
  uploadedAt: string;
  removedAt: string | null;
}
export const AttachmentEntity = rowSchema<AttachmentRow>('attachment', {
  id: 'uuid',
  caseId: 'uuid',
  orgId: 'text',
  slot: 'text',
  name: 'text',
  sha: 'text',
  size: 'bigint',
  mime: 'text',
  isPublic: 'bool',
  uploadedBy: 'uuid',
  uploadedAt: 'instant',
  removedAt: 'instant',
});

export interface UploadRow {
  id: string;
  caseId: string;
  orgId: string;
  slot: string;
  name: string;
  size: number;
  received: number;
  uploadedBy: string;
  createdAt: string;
}
export const UploadEntity = rowSchema<UploadRow>('upload', {
  id: 'uuid',
  caseId: 'uuid',
  orgId: 'text',
  slot: 'text',
  name: 'text',
  size: 'bigint',
  received: 'bigint',
  uploadedBy: 'uuid',
  createdAt: 'instant',
});

export interface CaseNoteRow {
  id: string;
  caseId: string;
  orgId: string;
  userId: string;
  kind: string;
  body: string;
  closedAt: string | null;
  createdAt: string;
}
export const CaseNoteEntity = rowSchema<CaseNoteRow>('case_note', {
  id: 'uuid',
  caseId: 'uuid',
  orgId: 'text',
  userId: 'uuid',
  kind: 'text',
  body: 'text',
  closedAt: 'instant',
  createdAt: 'instant',
});

export interface NotificationRow {
  id: string;
  queueKey: string;
  kind: string;
  caseId: string | null;
  dossierId: string | null;
  params: Record<string, unknown>;
  createdAt: string;
  readAt: string | null;
  readBy: string | null;
}
export const NotificationEntity = rowSchema<NotificationRow>('notification', {
  id: 'uuid',
  queueKey: 'text',
  kind: 'text',
  caseId: 'uuid',
  dossierId: 'uuid',
  params: 'json',
  createdAt: 'instant',
  readAt: 'instant',
  readBy: 'uuid',
});

export interface ReminderRow {
  id: string;
  editionId: string;
  orgId: string;
  sentBy: string;
  senderOrg: string;
  sentAt: string;
  openTasks: number;
  overdueTasks: number;
}
export const ReminderEntity = rowSchema<ReminderRow>('reminder', {
  id: 'uuid',
  editionId: 'text',
  orgId: 'text',
  sentBy: 'uuid',
  senderOrg: 'text',
  sentAt: 'instant',
  openTasks: 'int',
  overdueTasks: 'int',
});

export interface DrawRow {
  id: string;
  editionId: string;
  stage: string;
  seed: string;
  pool: unknown;
  result: unknown;
  drawnBy: string;
  orgId: string;
  drawnAt: string;
}
export const DrawEntity = rowSchema<DrawRow>('draw', {
  id: 'uuid',
  editionId: 'text',
  stage: 'text',
  seed: 'text',
  pool: 'json',
  result: 'json',
  drawnBy: 'uuid',
  orgId: 'text',
  drawnAt: 'instant',
});
