import { AuditEventEntity } from '../entities';
import { allWords, idsHolding, textHolds } from '../search-text';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';
import { columnsOf, pageRows } from './usual-page';

/** An event of the audit record with the names behind its ids. */
export interface AuditEventRow {
  id: number;
  at: string;
  kind: string;
  role: string | null;
  databaseRole: string;
  subjectType: string;
  subjectId: string;
  subjectName: string | null;
  /** JSON text, as it was sealed. */
  detail: string;
  login: string | null;
  displayName: string | null;
  deputyLogin: string | null;
  deputyName: string | null;
  zh: string | null;
  en: string | null;
  /** Of the seal that links it to the event before; null until it is sealed. */
  hash: string | null;
}
export interface AuditFilter {
  /** First part of the kinds, before the dot. */
  topic?: string | undefined;
  person?: string | undefined;
  subject?: string | undefined;
  /** From this instant on, and before that one. */
  from?: string | undefined;
  before?: string | undefined;
}

/** The audit record. Row-level security shows it to auditors and to nobody else. */
export class AuditEventRepository {
  constructor(private readonly tx: Tx) {}

  /** Events, newest first, with the total; one statement. */
  async page(
    { topic, person, subject, from, before }: AuditFilter,
    { limit, offset }: { limit: number; offset: number },
  ): Promise<{ rows: AuditEventRow[]; total: number }> {
    const values: unknown[] = [];
    const value = (given: unknown) => `$${values.push(given)}`;
    const conditions = ['true'];
    if (topic) conditions.push(`e.kind LIKE ${value(`${topic}.%`)}`);
    conditions.push(...allWords(person, value, byPerson), ...allWords(subject, value, bySubject));
    if (from) conditions.push(`e.at >= ${value(from)}`);
    if (before) conditions.push(`e.at < ${value(before)}`);
    const rows = await pageRows<AuditEventRow & { total: number }>(
      this.tx,
      { page: offset / limit + 1, perPage: limit, topic, person, subject, from, before },
      `SELECT p.*, u.login, u.display_name, d.login AS deputy_login, d.display_name AS deputy_name,
         o.name_zh AS zh, o.name_en AS en, s.hash, n.login AS subject_name
       FROM (
         SELECT ${columnsOf(this.tx, AuditEventEntity, 'e')}, count(*) OVER ()::int AS total
         FROM audit_event e
         WHERE ${conditions.join(' AND ')}
         ORDER BY e.id DESC
         LIMIT ${limit} OFFSET ${offset}
       ) p
       LEFT JOIN app_user u ON u.id = p.user_id
       LEFT JOIN app_user d ON d.id = p.deputy
       LEFT JOIN organisation o ON o.id = p.org_id
       LEFT JOIN audit_seal s ON s.event_id = p.id
       LEFT JOIN app_user n ON n.id::text = p.subject_id
       ORDER BY p.id DESC`,
      values,
    );
    return { rows, total: rows[0]?.total ?? 0 };
  }

  /** What the database's own check of the chain of seals found; null for whoever may not ask. */
  async check<Report>(): Promise<Report | null> {
    const [row] = await rowsOf<{ report: Report | null }>(this.tx, 'SELECT audit_check() AS report');
    return row?.report ?? null;
  }
}

function byPerson(place: string): string {
  const accounts = idsHolding('account', place);
  return `(e.user_id IN (${accounts}) OR e.deputy IN (${accounts}))`;
}

function bySubject(place: string): string {
  const accounts = `SELECT id::text FROM (${idsHolding('account', place)} AS id) account`;
  return `(${textHolds('e.subject_id', place)} OR e.subject_id IN (${accounts}))`;
}
