import { OPEN_OPINIONS, worksheetOfTask } from '@linxuan/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { InboxOpinionDto } from '@linxuan/contracts';
import { awayPeople, EditionRepository, OpinionRepository, UnitOfWork } from '@linxuan/persistence';
import { Clock, EDITIONS, type Editions, type SessionActor } from '@linxuan/platform';
import { leftUntil } from './deadline';

const OPEN: readonly string[] = OPEN_OPINIONS;

/**
 * The opinions that a department was asked for while their case still waits for them. Three statements for any number.
 */
@Injectable()
export class OpinionInboxService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    private readonly clock: Clock,
  ) {}

  async list(actor: SessionActor, state: string | undefined): Promise<{ data: InboxOpinionDto[]; total: number }> {
    return this.work.run(actor.scope, async (tx) => {
      const states = state && OPEN.includes(state) ? [state] : OPEN;
      const rows = await new OpinionRepository(tx).waitingAt(actor.orgId, states);
      const now = this.clock.iso();
      const first = rows[0];
      if (!first) return { data: [], total: 0 };
      const names = await new EditionRepository(tx).namesOf(
        first.editionId,
        rows.map(({ leadOrg }) => leadOrg),
        rows.map(({ category }) => category),
      );
      const away = await awayPeople(
        tx,
        rows.map(({ assigneeUser }) => assigneeUser),
        now,
      );
      const data: InboxOpinionDto[] = [];
      for (const row of rows) {
        const { machine } = await this.editions.get(tx, row.editionId);
        const { dueAt } = row;
        const stageKind = machine.stages.get(row.stage)?.kind ?? '';
        const left = dueAt ? leftUntil(now, dueAt) : null;
        data.push({
          id: row.id,
          version: row.version,
          caseId: row.caseId,
          number: row.number,
          title: row.title,
          holderName: row.holderName,
          category: row.category,
          categoryName: names.code(row.category),
          stage: row.stage,
          stageKind,
          worksheet: worksheetOfTask(
            row.state === 'proposed' ? 'sign-opinion' : 'give-opinion',
            stageKind,
            'department-reviewer',
          ),
          stageTitle: machine.stages.get(row.stage)?.title ?? { zh: row.stage, en: row.stage },
          leadName: names.org(row.leadOrg),
          state: row.state,
          round: row.round,
          assigneeUser: row.assigneeUser,
          assigneeName: row.assigneeName,
          away: away.get(row.assigneeUser ?? '') ?? null,
          verdict: row.verdict,
          askedAt: row.askedAt,
          dueAt,
          urgency: left?.urgency ?? null,
          timeLeft: left?.words ?? null,
        });
      }
      return { data, total: data.length };
    });
  }
}
