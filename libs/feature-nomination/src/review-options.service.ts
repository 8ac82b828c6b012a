import { Inject, Injectable } from '@nestjs/common';
import type { DepartmentLoadDto, ReturnDateDto, ReviewerLoadDto } from '@linxuan/contracts';
import type { ProgrammeDefinition, ReviewStage } from '@linxuan/domain';
import {
  CaseRepository,
  EditionRepository,
  OpinionRepository,
  OrganisationRepository,
  UnitOfWork,
} from '@linxuan/persistence';
import { Clock, DomainError, EDITIONS, type Editions, type SessionActor } from '@linxuan/platform';
import { dueDates, leftUntil } from './deadline';

/** Facts that a review needs beside a case: whom to ask, who can take it, until when a correction would run. */
@Injectable()
export class ReviewOptionsService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    private readonly clock: Clock,
  ) {}

  /**
   * The nominator's departments with their load, and for each case those whose ministry has the duty for its category.
   */
  async departments(actor: SessionActor, caseIds: string[]): Promise<DepartmentLoadDto> {
    return this.work.run(actor.scope, async (tx) => {
      const cases = await new CaseRepository(tx).byIds(caseIds);
      const first = cases[0];
      if (!first) throw new DomainError('subject.notFound');
      const { machine } = await this.editions.get(tx, first.editionId);
      const { definition } = machine;
      const own = definition.roster.find(({ org }) => org === first.nominatorOrg)?.departments ?? [];
      const now = this.clock.iso();
      const loads = await new OpinionRepository(tx).loadsOf(own, now);
      const branches = new Map(
        own.map((org) => [
          org,
          definition.duties
            .filter(({ departments }) => departments.some((ministry) => servesAs(org, ministry)))
            .map(({ branch }) => branch),
        ]),
      );
      const names = await new EditionRepository(tx).namesOf(first.editionId, own, [...branches.values()].flat());
      const shorts = await new OrganisationRepository(tx).shortNamesOf(own);
      const stage = machine.stages.get(first.stage) as ReviewStage | undefined;
      return {
        departments: own.map((org) => {
          const load = loads.find(({ orgId }) => orgId === org);
          const name = names.org(org) ?? { zh: org, en: org };
          const short = shorts.get(org);
          return {
            org,
            name,
            short: { zh: short?.zh ?? name.zh, en: short?.en ?? name.en },
            open: load?.open ?? 0,
            overdue: load?.overdue ?? 0,
            answered: load?.answered ?? 0,
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
    return this.work.run(actor.scope, async (tx) => ({
      reviewers: await new OpinionRepository(tx).reviewerLoads(actor.orgId, this.clock.iso()),
    }));
  }

  /** When a correction that is asked for now would be due. */
  async returnDate(actor: SessionActor, caseId: string): Promise<ReturnDateDto> {
    return this.work.run(actor.scope, async (tx) => {
      const row = await new CaseRepository(tx).find(caseId);
      if (!row) throw new DomainError('subject.notFound');
      const { machine } = await this.editions.get(tx, row.editionId);
      const stage = machine.stages.get(row.stage);
      if (!stage || !('correctionDays' in stage)) throw new DomainError('subject.notFound');
      const now = this.clock.iso();
      const dueAt = dueDates.workingDaysAfter(now, stage.correctionDays, 'exclusive');
      return { dueAt, workingDays: stage.correctionDays, timeLeft: leftUntil(now, dueAt).words };
    });
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
