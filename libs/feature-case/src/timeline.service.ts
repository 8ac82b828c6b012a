import { Inject, Injectable } from '@nestjs/common';
import type { TimelineEntryDto } from '@linxuan/contracts';
import type { SubjectType } from '@linxuan/domain';
import { UnitOfWork } from '@linxuan/persistence';
import { DomainError, EDITIONS, type Editions, type SessionActor } from '@linxuan/platform';
import { stageTitle } from './case-words';
import { reasonCodesOf } from './offered-actions';

interface RecordView {
  id: string;
  at: Date;
  event: string;
  action: string;
  stage: string;
  subject_type: SubjectType;
  actor_user: string;
  actor_org: string;
  actor_role: string;
  org_zh: string | null;
  org_en: string | null;
  actor_name: string | null;
  deputy_name: string | null;
  reason: string | null;
  reason_code: string | null;
  from_state: string | null;
  to_state: string | null;
  version: number | null;
}

/** Every decision on a case that the reader may know: who, for which organisation, when, why. */
@Injectable()
export class TimelineService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
  ) {}

  of(actor: SessionActor, caseId: string): Promise<TimelineEntryDto[]> {
    return this.work.run(actor.scope, async (tx) => {
      const [row]: { edition_id: string; authority_org: string }[] = await tx.query(
        `SELECT edition_id, authority_org FROM case_file WHERE id = $1`,
        [caseId],
      );
      if (!row) throw new DomainError('subject.notFound');
      const { machine } = await this.editions.get(tx, row.edition_id);
      const records: RecordView[] = await tx.query(
        `SELECT r.id, r.at, r.event, r.action, r.stage, r.subject_type, r.actor_user, r.actor_org, r.actor_role, o.name_zh AS org_zh, o.name_en AS org_en, u.display_name AS actor_name, d.display_name AS deputy_name,
           r.reason, r.reason_code, r.from_state, r.to_state, r.version
         FROM decision_record r LEFT JOIN organisation o ON o.id = r.actor_org LEFT JOIN app_user u ON u.id = r.actor_user LEFT JOIN app_user d ON d.id = r.acting_for
         WHERE r.case_id = $1 ORDER BY r.at, r.version NULLS LAST, r.id`,
        [caseId],
      );
      return records.map((record) => {
        const known = knowsName(record, actor, row.authority_org);
        const hidden = record.actor_role === 'expert' && !known;
        return {
          id: record.id,
          at: record.at.toISOString(),
          event: record.event,
          action: record.action,
          stage: record.stage,
          stageTitle: stageTitle(machine, record.stage),
          subjectType: record.subject_type,
          actorOrg: record.org_zh && !hidden ? { zh: record.org_zh, en: record.org_en ?? record.org_zh } : null,
          actorName: known ? record.actor_name : null,
          deputyName: known ? record.deputy_name : null,
          actorRole: record.actor_role,
          reason: record.reason,
          reasonCode: record.reason_code,
          reasonText:
            reasonCodesOf(machine, record.stage).find(({ code }) => code === record.reason_code)?.text ?? null,
          fromState: record.from_state,
          toState: record.to_state,
          version: record.version,
        };
      });
    });
  }
}

/** People are named to their own organisation. Experts are named to the authority and to themselves, never to applicants or departments. */
function knowsName(
  { actor_role, actor_org, actor_user }: RecordView,
  reader: SessionActor,
  authority: string,
): boolean {
  if (actor_role === 'expert') return reader.orgId === authority || reader.scope.userId === actor_user;
  return actor_org === reader.orgId;
}
