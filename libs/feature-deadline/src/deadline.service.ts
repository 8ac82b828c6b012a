import { Injectable } from '@nestjs/common';
import type { OwedDateDto } from '@linxuan/contracts';
import { explainDue, timeLeft } from '@linxuan/domain';
import { DeadlineRepository, isVisible, UnitOfWork, type OwedDate } from '@linxuan/persistence';
import { Clock, DomainError, workingCalendar, type SessionActor } from '@linxuan/platform';

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
      const rows = await new DeadlineRepository(tx).ofCase(caseId);
      return rows.map((row) => toDto(row, actor, this.clock.iso()));
    });
  }
}

function toDto(row: OwedDate, actor: SessionActor, now: string): OwedDateDto {
  const { startedAt, dueAt } = row;
  const isOpen = row.state === 'running' || row.state === 'overdue';
  const moved = row.pauses > 0 || row.extensions > 0;
  return {
    id: row.id,
    kind: row.kind,
    ownerId: row.ownerId,
    stage: row.stage,
    orgId: row.orgId,
    orgName: row.nameZh ? { zh: row.nameZh, en: row.nameEn ?? row.nameZh } : null,
    state: row.state,
    version: row.version,
    startedAt,
    dueAt,
    pausedAt: row.pausedAt,
    pauses: row.pauses,
    pausedDays: Math.floor(row.pausedSeconds / 86_400),
    extensions: row.extensions,
    settledAt: row.settledAt,
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
      row.leadOrg === actor.orgId &&
      (actor.role === 'authority-lead' || actor.role === 'nominator-lead'),
  };
}
