import { Inject, Injectable } from '@nestjs/common';
import type { DeskOpinionDto } from '@linxuan/contracts';
import { awayPeople, UnitOfWork } from '@linxuan/persistence';
import { Clock, EDITIONS, type Editions, type SessionActor } from '@linxuan/platform';
import { namesOf } from './candidate-facts';
import { leftUntil } from './deadline';

interface Row {
  id: string;
  version: number;
  case_id: string;
  number: string;
  title: string;
  holder_name: string;
  category: string | null;
  edition_id: string;
  stage: string;
  lead_org: string;
  state: string;
  round: number;
  assignee_user: string | null;
  assignee_name: string | null;
  verdict: DeskOpinionDto['verdict'];
  asked_at: Date;
  due_at: Date | null;
}

const OPEN = ['asked', 'assigned', 'proposed'];

/** The opinions that a department was asked for while their case still waits for them. Three statements for any number. */
@Injectable()
export class DeskOpinionsService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    private readonly clock: Clock,
  ) {}

  async list(actor: SessionActor, state: string | undefined): Promise<{ data: DeskOpinionDto[]; total: number }> {
    return this.work.run(actor.scope, async (tx) => {
      const rows: Row[] = await tx.query(
        `SELECT o.id, o.version, o.case_id, c.number, c.title, c.holder_name, c.category, c.edition_id, o.stage, o.lead_org, o.state, o.round, o.assignee_user, u.display_name AS assignee_name, o.verdict, o.asked_at, o.due_at
         FROM opinion o JOIN case_file c ON c.id = o.case_id AND c.stage = o.stage AND c.outcome = 'running' LEFT JOIN app_user u ON u.id = o.assignee_user
         WHERE o.org_id = $1 AND o.state = ANY($2) ORDER BY o.due_at NULLS LAST, o.id LIMIT 500`,
        [actor.orgId, state && OPEN.includes(state) ? [state] : OPEN],
      );
      const now = this.clock.iso();
      const first = rows[0];
      if (!first) return { data: [], total: 0 };
      const names = await namesOf(
        tx,
        first.edition_id,
        rows.map(({ lead_org }) => lead_org),
        rows.map(({ category }) => category),
      );
      const away = await awayPeople(
        tx,
        rows.map(({ assignee_user }) => assignee_user),
        now,
      );
      const data: DeskOpinionDto[] = [];
      for (const row of rows) {
        const { machine } = await this.editions.get(tx, row.edition_id);
        const dueAt = row.due_at ? new Date(row.due_at).toISOString() : null;
        const left = dueAt ? leftUntil(now, dueAt) : null;
        data.push({
          id: row.id,
          version: row.version,
          caseId: row.case_id,
          number: row.number,
          title: row.title,
          holderName: row.holder_name,
          category: row.category,
          categoryName: names.code(row.category),
          stage: row.stage,
          stageKind: machine.stages.get(row.stage)?.kind ?? '',
          stageTitle: machine.stages.get(row.stage)?.title ?? { zh: row.stage, en: row.stage },
          leadName: names.org(row.lead_org),
          state: row.state,
          round: row.round,
          assigneeUser: row.assignee_user,
          assigneeName: row.assignee_name,
          away: away.get(row.assignee_user ?? '') ?? null,
          verdict: row.verdict,
          askedAt: new Date(row.asked_at).toISOString(),
          dueAt,
          urgency: left?.urgency ?? null,
          timeLeft: left?.words ?? null,
        });
      }
      return { data, total: data.length };
    });
  }
}
