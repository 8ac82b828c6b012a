import { Injectable } from '@nestjs/common';
import type { OwedDateDto } from '@linxuan/contracts';
import { explainDue, timeLeft, type DeadlineRow, type DueRule } from '@linxuan/domain';
import { isVisible, UnitOfWork } from '@linxuan/persistence';
import { Clock, DomainError, workingCalendar, type SessionActor } from '@linxuan/platform';

interface DeadlineRecord {
  id: string;
  kind: string;
  owner_id: string;
  stage: string;
  org_id: string;
  lead_org: string;
  state: DeadlineRow['state'];
  version: number;
  rule: DueRule;
  started_at: Date;
  due_at: Date;
  paused_at: Date | null;
  pauses: number;
  paused_seconds: number;
  extensions: number;
  settled_at: Date | null;
  name_zh: string | null;
  name_en: string | null;
}

/** The dates of a case with their story: counted how, stood still how long, extended how often, kept or missed. */
@Injectable()
export class DeadlineService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Throws `subject.notFound` for a case that the reader does not see. */
  ofCase(actor: SessionActor, caseId: string): Promise<OwedDateDto[]> {
    return this.work.run(actor.scope, async (tx) => {
      if (!(await isVisible(tx, 'case', caseId))) throw new DomainError('subject.notFound');
      const rows: DeadlineRecord[] = await tx.query(
        `SELECT d.*, o.name_zh, o.name_en FROM deadline d LEFT JOIN organisation o ON o.id = d.org_id WHERE d.case_id = $1 OR d.dossier_id IN (SELECT dossier_id FROM dossier_item WHERE case_id = $1) ORDER BY d.settled_at NULLS FIRST, d.due_at, d.id LIMIT 500`,
        [caseId],
      );
      return rows.map((row) => toDto(row, actor, this.clock.iso()));
    });
  }
}

function toDto(row: DeadlineRecord, actor: SessionActor, now: string): OwedDateDto {
  const [startedAt, dueAt] = [row.started_at.toISOString(), row.due_at.toISOString()];
  const isOpen = row.state === 'running' || row.state === 'overdue';
  const moved = row.pauses > 0 || row.extensions > 0;
  return {
    id: row.id,
    kind: row.kind,
    ownerId: row.owner_id,
    stage: row.stage,
    orgId: row.org_id,
    orgName: row.name_zh ? { zh: row.name_zh, en: row.name_en ?? row.name_zh } : null,
    state: row.state,
    version: row.version,
    startedAt,
    dueAt,
    pausedAt: row.paused_at?.toISOString() ?? null,
    pauses: row.pauses,
    pausedDays: Math.floor(row.paused_seconds / 86_400),
    extensions: row.extensions,
    settledAt: row.settled_at?.toISOString() ?? null,
    explanation:
      explainDue(row.rule, [startedAt], dueAt, workingCalendar) ??
      (moved
        ? {
            zh: `原期限因${row.extensions > 0 ? '批准延期' : '补正暂停'}顺延`,
            en: row.extensions > 0 ? 'moved by a recorded extension' : 'moved on by the time a correction took',
          }
        : { zh: '以当日结束时为准（北京时间）', en: 'until the end of that day, Beijing time' }),
    timeLeft: isOpen ? timeLeft(now, dueAt, workingCalendar).words : null,
    canExtend:
      isOpen &&
      row.kind !== 'notice' &&
      row.lead_org === actor.orgId &&
      (actor.role === 'authority-lead' || actor.role === 'nominator-lead'),
  };
}
