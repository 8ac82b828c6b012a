import { Type, type Static } from '@sinclair/typebox';
import type { Text } from '@linxuan/domain';
import { ExportFormatQuery, pageQuery } from './task';
import { FilterKey, RecordDay } from './text';

/** First part of an event's kind: what it is about. */
export const AUDIT_TOPICS = [
  'session',
  'account',
  'membership',
  'grant',
  'deputy',
  'contact',
  'organisation',
  'registration',
  'setting',
  'edition',
  'edition-version',
  'order',
  'calendar',
  'webhook',
  'mass-mail',
  'case',
  'file',
  'dossier',
  'paper',
  'expert',
  'scores',
  'objection',
  'mail',
  'audit',
  'page',
  'command',
] as const;

const filters = {
  topic: Type.Optional(Type.Union(AUDIT_TOPICS.map((one) => Type.Literal(one)))),
  /** Login, name, or part of either, of who acted. */
  person: Type.Optional(FilterKey()),
  /** Part of the subject's id or, of an account, of its login. */
  subject: Type.Optional(FilterKey(200)),
  /** First and last day in Asia/Shanghai, both included. */
  from: Type.Optional(RecordDay()),
  to: Type.Optional(RecordDay()),
};
export const AuditQuery = Type.Object({ ...pageQuery, ...filters });
export type AuditQueryDto = Static<typeof AuditQuery>;
export const AuditExportQuery = Type.Object({ ...filters, format: ExportFormatQuery });
export type AuditExportQueryDto = Static<typeof AuditExportQuery>;

export interface AuditEventDto {
  id: string;
  at: string;
  kind: string;
  /** Who acted; null for the machine and for a sign-in under a name that nobody has. */
  person: { login: string; displayName: string } | null;
  deputy: { login: string; displayName: string } | null;
  role: string | null;
  orgName: Text | null;
  databaseRole: string;
  subjectType: string;
  subjectId: string;
  /** An account's login or a case's number, where the subject is one. */
  subjectName: string | null;
  detail: Record<string, unknown>;
  hash: string | null;
}
export interface AuditCheckDto {
  events: number;
  head: string | null;
  faultCount: number;
  faults: { id: number; fault: 'gap' | 'hash' | 'missing' | 'unsealed' }[];
}
