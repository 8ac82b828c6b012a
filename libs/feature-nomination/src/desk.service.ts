import { Inject, Injectable } from '@nestjs/common';
import type { DepartmentLoadDto, ReturnDateDto, ReviewerLoadDto } from '@linxuan/contracts';
import type { ProgrammeDefinition, ReviewStage } from '@linxuan/domain';
import { CaseEntity, UnitOfWork, type Tx } from '@linxuan/persistence';
import { Clock, DomainError, EDITIONS, type Editions, type SessionActor } from '@linxuan/platform';
import { namesOf } from './candidate-facts';
import { dueDates, leftUntil } from './deadline';

interface LoadRow {
  org_id: string;
  open: string;
  overdue: string;
  answered: string;
}

/** Facts that a desk needs beside a case: whom to ask, who can take it, until when a correction would run. */
@Injectable()
export class DeskService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    private readonly clock: Clock,
  ) {}

  /** The nominator's departments with their load, and for each case those whose ministry has the duty for its category. */
  async departments(actor: SessionActor, caseIds: string[]): Promise<DepartmentLoadDto> {
    return this.work.run(actor.scope, async (tx) => {
      const cases = await tx
        .getRepository(CaseEntity)
        .createQueryBuilder('c')
        .where('c.id = ANY(:caseIds)', { caseIds })
        .getMany();
      const first = cases[0];
      if (!first) throw new DomainError('subject.notFound');
      const { machine } = await this.editions.get(tx, first.editionId);
      const { definition } = machine;
      const own = definition.roster.find(({ org }) => org === first.nominatorOrg)?.departments ?? [];
      const now = this.clock.iso();
      const loads = await this.loads(tx, own, now);
      const branches = new Map(
        own.map((org) => [
          org,
          definition.duties
            .filter(({ departments }) => departments.some((ministry) => servesAs(org, ministry)))
            .map(({ branch }) => branch),
        ]),
      );
      const names = await namesOf(tx, first.editionId, own, [...branches.values()].flat());
      const shorts: { id: string; zh: string | null; en: string | null }[] = await tx.query(
        `SELECT id, detail->'short'->>'zh' AS zh, detail->'short'->>'en' AS en FROM organisation WHERE id = ANY($1)`,
        [own],
      );
      const stage = machine.stages.get(first.stage) as ReviewStage | undefined;
      return {
        departments: own.map((org) => {
          const load = loads.find(({ org_id }) => org_id === org);
          const name = names.org(org) ?? { zh: org, en: org };
          const short = shorts.find(({ id }) => id === org);
          return {
            org,
            name,
            short: { zh: short?.zh ?? name.zh, en: short?.en ?? name.en },
            open: Number(load?.open ?? 0),
            overdue: Number(load?.overdue ?? 0),
            answered: Number(load?.answered ?? 0),
            branches: (branches.get(org) ?? []).flatMap((code) => {
              const found = names.code(code);
              return found ? [{ code, name: found }] : [];
            }),
          };
        }),
        proposals: Object.fromEntries(
          cases.map(({ id, category, area }) => [id, proposal(definition, own, category ?? area ?? '')]),
        ),
        dueAt: stage && 'opinionDue' in stage ? dueDates.due(stage.opinionDue, now) : null,
        opinionDays: stage && 'opinionDue' in stage ? (stage.opinionDue.n ?? null) : null,
      };
    });
  }

  async reviewers(actor: SessionActor): Promise<ReviewerLoadDto> {
    return this.work.run(actor.scope, async (tx) => {
      const rows: { user_id: string; name: string; open: string; overdue: string }[] = await tx.query(
        `SELECT m.user_id, u.display_name AS name, count(o.id) AS open, count(o.id) FILTER (WHERE o.due_at < $2) AS overdue
         FROM membership m JOIN app_user u ON u.id = m.user_id LEFT JOIN opinion o ON o.assignee_user = m.user_id AND o.org_id = m.org_id AND o.state = 'assigned'
         WHERE m.org_id = $1 AND m.role = 'department-reviewer' AND m.ended_at IS NULL AND u.disabled_at IS NULL GROUP BY 1, 2 ORDER BY 3, 2`,
        [actor.orgId, this.clock.iso()],
      );
      return {
        reviewers: rows.map(({ user_id, name, open, overdue }) => ({
          userId: user_id,
          name,
          open: Number(open),
          overdue: Number(overdue),
        })),
      };
    });
  }

  /** When a correction that is asked for now would be due. */
  async returnDate(actor: SessionActor, caseId: string): Promise<ReturnDateDto> {
    return this.work.run(actor.scope, async (tx) => {
      const row = await tx.getRepository(CaseEntity).findOneBy({ id: caseId });
      if (!row) throw new DomainError('subject.notFound');
      const { machine } = await this.editions.get(tx, row.editionId);
      const stage = machine.stages.get(row.stage);
      if (!stage || !('correctionDays' in stage)) throw new DomainError('subject.notFound');
      const now = this.clock.iso();
      const dueAt = dueDates.workingDaysAfter(now, stage.correctionDays, 'exclusive');
      return { dueAt, workingDays: stage.correctionDays, timeLeft: leftUntil(now, dueAt).words };
    });
  }

  private loads(tx: Tx, orgs: string[], now: string): Promise<LoadRow[]> {
    return tx.query(
      `SELECT org_id, count(*) FILTER (WHERE state IN ('asked', 'assigned', 'proposed')) AS open, count(*) FILTER (WHERE state IN ('asked', 'assigned', 'proposed') AND due_at < $2) AS overdue,
         count(*) FILTER (WHERE state = 'answered') AS answered FROM opinion WHERE org_id = ANY($1) GROUP BY org_id`,
      [orgs, now],
    );
  }
}

/** A local department has the duty of the ministry that its code ends with (`440000-miit` of `miit`). */
function servesAs(department: string, ministry: string): boolean {
  return department.endsWith(`-${ministry}`);
}

/** The duty of the longest branch that the category falls under decides, as at the ministry (按职责分工). */
export function proposal(definition: Pick<ProgrammeDefinition, 'duties'>, own: string[], category: string): string[] {
  const matching = definition.duties.filter(({ branch }) => category === branch || category.startsWith(`${branch}.`));
  const best = matching.sort((a, b) => b.branch.length - a.branch.length)[0];
  return own.filter((org) => best?.departments.some((ministry) => servesAs(org, ministry)));
}
