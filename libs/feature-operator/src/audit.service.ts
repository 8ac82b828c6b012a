import { Inject, Injectable } from '@nestjs/common';
import type { AuditCheckDto, AuditEventDto, AuditExportQueryDto, AuditQueryDto } from '@linxuan/contracts';
import { addDays, startOfBusinessDay } from '@linxuan/domain';
import { AuditEventRepository, AuditTrail, UnitOfWork, type AuditEventRow, type Tx } from '@linxuan/persistence';
import { Clock, DomainError, TABLE_RENDERER, type SessionActor, type TableRenderer } from '@linxuan/platform';
import { auditTable } from './audit-table';

/** Rows of one export; a longer period is exported in parts. */
const EXPORT_ROWS = 20_000;

/**
 * The auditor's reading of the audit record: by person, subject, kind and period. Row-level security shows it to nobody
 * else.
 */
@Injectable()
export class AuditService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly trail: AuditTrail,
    @Inject(TABLE_RENDERER) private readonly tables: TableRenderer,
    private readonly clock: Clock,
  ) {}

  page(actor: SessionActor, query: AuditQueryDto): Promise<{ data: AuditEventDto[]; total: number }> {
    return this.work.list(actor.scope, async (tx) => {
      const { page, perPage } = query;
      const { rows, total } = await events(tx, query, { limit: perPage, offset: (page - 1) * perPage });
      return { data: rows.map(toEvent), total };
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
      const rows = (await events(tx, filters, { limit: EXPORT_ROWS, offset: 0 })).rows.map(toEvent);
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
    const report = await this.work.run(actor.scope, (tx) => new AuditEventRepository(tx).check<AuditCheckDto>());
    if (!report) throw new DomainError('subject.notFound');
    return report;
  }
}

/** Throws `request.invalid` for a period that ends before it begins; days are Beijing days, the last one included. */
function events(
  tx: Tx,
  { topic, person, subject, from, to }: Omit<AuditExportQueryDto, 'format'>,
  part: { limit: number; offset: number },
): Promise<{ rows: AuditEventRow[]; total: number }> {
  if (from && to && to < from)
    throw new DomainError('request.invalid', {}, { fields: [{ pointer: '/to', code: 'period' }] });
  return new AuditEventRepository(tx).page(
    {
      topic,
      person,
      subject,
      from: from && startOfBusinessDay(from),
      before: to && startOfBusinessDay(addDays(to, 1)),
    },
    part,
  );
}

function toEvent(row: AuditEventRow): AuditEventDto {
  return {
    id: String(row.id),
    at: row.at,
    kind: row.kind,
    person: row.login === null ? null : { login: row.login, displayName: row.displayName ?? '' },
    deputy: row.deputyLogin === null ? null : { login: row.deputyLogin, displayName: row.deputyName ?? '' },
    role: row.role,
    orgName: row.zh === null ? null : { zh: row.zh, en: row.en ?? row.zh },
    databaseRole: row.databaseRole,
    subjectType: row.subjectType,
    subjectId: row.subjectId,
    subjectName: row.subjectName,
    detail: JSON.parse(row.detail) as Record<string, unknown>,
    hash: row.hash,
  };
}
