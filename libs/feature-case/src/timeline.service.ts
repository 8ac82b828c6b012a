import { Inject, Injectable } from '@nestjs/common';
import type { TimelineEntryDto } from '@linxuan/contracts';
import { CaseHistoryRepository, CaseRepository, UnitOfWork, type TimelineRecord } from '@linxuan/persistence';
import { DomainError, EDITIONS, reasonCodesOf, type Editions, type SessionActor } from '@linxuan/platform';
import { stageTitle } from './case-words';

/** Every decision on a case that the reader may know: who, for which organisation, when, why. */
@Injectable()
export class TimelineService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
  ) {}

  of(actor: SessionActor, caseId: string): Promise<TimelineEntryDto[]> {
    return this.work.run(actor.scope, async (tx) => {
      const row = await new CaseRepository(tx).find(caseId);
      if (!row) throw new DomainError('subject.notFound');
      const { machine } = await this.editions.get(tx, row.editionId);
      const records = await new CaseHistoryRepository(tx).timelineOf(caseId);
      return records.map((record) => {
        const known = knowsName(record, actor, row.authorityOrg);
        const hidden = record.actorRole === 'expert' && !known;
        return {
          id: record.id,
          at: record.at,
          event: record.event,
          action: record.action,
          stage: record.stage,
          stageTitle: stageTitle(machine, record.stage),
          subjectType: record.subjectType,
          actorOrg: record.orgZh && !hidden ? { zh: record.orgZh, en: record.orgEn ?? record.orgZh } : null,
          actorName: known ? record.actorName : null,
          deputyName: known ? record.deputyName : null,
          actorRole: record.actorRole,
          reason: record.reason,
          reasonCode: record.reasonCode,
          reasonText: reasonCodesOf(machine, record.stage).find(({ code }) => code === record.reasonCode)?.text ?? null,
          fromState: record.fromState,
          toState: record.toState,
          version: record.version,
        };
      });
    });
  }
}

/**
 * People are named to their own organisation. Experts are named to the authority and to themselves, never to applicants
 * or departments.
 */
function knowsName(
  { actorRole, actorOrg, actorUser }: TimelineRecord,
  reader: SessionActor,
  authority: string,
): boolean {
  if (actorRole === 'expert') return reader.orgId === authority || reader.scope.userId === actorUser;
  return actorOrg === reader.orgId;
}
