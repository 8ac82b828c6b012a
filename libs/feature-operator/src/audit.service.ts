import { Inject, Injectable } from '@nestjs/common';
import type { AuditCheckDto, AuditEventDto, AuditExportQueryDto, AuditQueryDto } from '@linxuan/contracts';
import { addDays, startOfBusinessDay } from '@linxuan/domain';
import { allWords, AuditTrail, idsHolding, textHolds, UnitOfWork, type Tx } from '@linxuan/persistence';
import { Clock, DomainError, TABLE_RENDERER, type SessionActor, type TableRenderer } from '@linxuan/platform';
import { auditTable } from './audit-table';

/** Rows of one export; a longer period is exported in parts. */
const EXPORT_ROWS = 20_000;

interface AuditRecord {
  total: number;
  id: string;
  at: Date;
  kind: string;
  role: string | null;
  database_role: string;
  subject_type: string;
  subject_id: string;
  subject_name: string | null;
  detail: string;
  login: string | null;
  display_name: string | null;
  deputy_login: string | null;
  deputy_name: string | null;
  zh: string | null;
  en: string | null;
  hash: string | null;
}

/** The auditor's reading of the audit record: by person, subject, kind and period. Row-level security shows it to nobody else. */
@Injectable()
export class AuditService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly trail: AuditTrail,
    @Inject(TABLE_RENDERER) private readonly tables: TableRenderer,
    private readonly clock: Clock,
  ) {}

  page(actor: SessionActor, query: AuditQueryDto): Promise<{ data: AuditEventDto[]; total: number }> {
    return this.work.run(actor.scope, async (tx) => {
      const rows = await events(tx, query, query.perPage, (query.page - 1) * query.perPage);
      return { data: rows.map(toEvent), total: rows[0]?.total ?? 0 };
    });
  }

  /** The export is recorded in the transaction that reads it, with the filters in use and the number of rows. */
  export(
    actor: SessionActor,
    query: AuditExportQueryDto,
    lang: 'zh' | 'en',
  ): Promise<{ name: string; content: Buffer }> {
    const { format, ...filters } = query;
    return this.work.run(actor.scope, async (tx) => {
      const rows = (await events(tx, filters, EXPORT_ROWS, 0)).map(toEvent);
      await this.trail.record(tx, {
        kind: 'audit.exported',
        subjectType: 'audit-record',
        subjectId: format,
        detail: { ...filters, rows: rows.length },
      });
      const table = auditTable(rows, lang, this.clock.iso());
      return { name: `${table.title}.${format}`, content: await this.tables.render(table, format) };
    });
  }

  async check(actor: SessionActor): Promise<AuditCheckDto> {
    const [row] = await this.work.run(actor.scope, (tx) => tx.query(`SELECT audit_check() AS report`));
    if (!row.report) throw new DomainError('subject.notFound');
    return row.report;
  }
}

function events(
  tx: Tx,
  { topic, person, subject, from, to }: Omit<AuditExportQueryDto, 'format'>,
  limit: number,
  offset: number,
): Promise<AuditRecord[]> {
  if (from && to && to < from)
    throw new DomainError('request.invalid', {}, { fields: [{ pointer: '/to', code: 'period' }] });
  const parameters: unknown[] = [];
  const value = (given: unknown) => `$${parameters.push(given)}`;
  const conditions = ['true'];
  if (topic) conditions.push(`e.kind LIKE ${value(`${topic}.%`)}`);
  conditions.push(
    ...allWords(person, value, (place) => {
      const accounts = idsHolding('account', place);
      return `(e.user_id IN (${accounts}) OR e.deputy IN (${accounts}))`;
    }),
    ...allWords(
      subject,
      value,
      (place) =>
        `(${textHolds('e.subject_id', place)} OR e.subject_id IN (SELECT id::text FROM (${idsHolding('account', place)} AS id) account))`,
    ),
  );
  if (from) conditions.push(`e.at >= ${value(startOfBusinessDay(from))}`);
  if (to) conditions.push(`e.at < ${value(startOfBusinessDay(addDays(to, 1)))}`);
  return tx.query(
    `SELECT p.*, u.login, u.display_name, d.login AS deputy_login, d.display_name AS deputy_name, o.name_zh AS zh, o.name_en AS en, s.hash, n.login AS subject_name
     FROM (SELECT e.*, count(*) OVER ()::int AS total FROM audit_event e WHERE ${conditions.join(' AND ')} ORDER BY e.id DESC LIMIT ${limit} OFFSET ${offset}) p
       LEFT JOIN app_user u ON u.id = p.user_id LEFT JOIN app_user d ON d.id = p.deputy LEFT JOIN organisation o ON o.id = p.org_id
       LEFT JOIN audit_seal s ON s.event_id = p.id LEFT JOIN app_user n ON n.id::text = p.subject_id ORDER BY p.id DESC`,
    parameters,
  );
}

function toEvent(row: AuditRecord): AuditEventDto {
  return {
    id: String(row.id),
    at: row.at.toISOString(),
    kind: row.kind,
    person: row.login === null ? null : { login: row.login, displayName: row.display_name ?? '' },
    deputy: row.deputy_login === null ? null : { login: row.deputy_login, displayName: row.deputy_name ?? '' },
    role: row.role,
    orgName: row.zh === null ? null : { zh: row.zh, en: row.en ?? row.zh },
    databaseRole: row.database_role,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    subjectName: row.subject_name,
    detail: JSON.parse(row.detail) as Record<string, unknown>,
    hash: row.hash,
  };
}
