import { Inject, Injectable } from '@nestjs/common';
import type { ReviewBoard, ReviewQueue, ReviewWorksheet } from '@linxuan/contracts';
import { rowsOf, type ReviewStage } from '@linxuan/domain';
import { WorkspaceCaseRepository, OpinionRepository, UnitOfWork, WorkflowRepository } from '@linxuan/persistence';
import {
  offeredActions,
  Clock,
  workspaceEdition,
  DomainError,
  EDITIONS,
  type CompiledEdition,
  type Editions,
  type SessionActor,
} from '@linxuan/platform';
import { offerOf } from './offer';
import { rowsOfCase } from './rows-of-case';
import { workspaceCase } from './workspace-case';
import { revisionContent } from './revision-content';
import { runningStates, stageOf, stagesOf } from './stage-of-edition';
import { reviewOpinions } from './review-view';

/** 部门审核 and 部门复核: the queue of a department, the board of the lead, and the worksheet of one case. */
@Injectable()
export class ReviewService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    private readonly clock: Clock,
  ) {}

  /** What the person's department is asked in this stage and has not signed yet, and who may take it. */
  queue(actor: SessionActor, stageId?: string, editionId?: string): Promise<ReviewQueue> {
    return this.work.run(actor.scope, async (tx) => {
      const edition = await workspaceEdition(tx, this.editions, actor, 'reviews', this.clock.iso(), editionId);
      const stage = this.stage(edition, stageId);
      const now = this.clock.iso();
      const repository = new OpinionRepository(tx);
      const asked = await repository.askedOf(edition.id, actor.orgId, stage.id);
      const ids = asked.map(({ caseId }) => caseId);
      const cases = await new WorkspaceCaseRepository(tx).mapOf(ids);
      const workingSet = await new WorkflowRepository(tx).readRows(ids);
      const opinions = await reviewOpinions(
        tx,
        edition,
        workingSet,
        asked.flatMap(({ id }) => workingSet.opinion.get(id) ?? []),
        actor,
        now,
      );
      const data = opinions.flatMap((opinion) => {
        const row = cases.get(opinion.caseId);
        return row ? [{ case: workspaceCase(row, now), opinion }] : [];
      });
      return {
        editionId: edition.id,
        stage: { id: stage.id, title: stage.title },
        stages: stagesOf(edition, ['department-review']),
        data,
        total: data.length,
        reviewers: await repository.reviewersOf(actor.orgId),
      };
    });
  }

  /** The lead's cases in the stage with every department's answer. */
  board(actor: SessionActor, stageId?: string, editionId?: string): Promise<ReviewBoard> {
    return this.work.run(actor.scope, async (tx) => {
      const edition = await workspaceEdition(tx, this.editions, actor, 'reviews', this.clock.iso(), editionId);
      const stage = this.stage(edition, stageId);
      const now = this.clock.iso();
      const rows = await new WorkspaceCaseRepository(tx).inStage(
        edition.id,
        stage.id,
        runningStates(edition, stage.id),
      );
      const workingSet = await new WorkflowRepository(tx).readRows(rows.map(({ id }) => id));
      const opinions = await reviewOpinions(
        tx,
        edition,
        workingSet,
        rowsOf(workingSet, 'opinion', (one) => one.stage === stage.id && one.state !== 'cancelled'),
        actor,
        now,
      );
      const data = rows.map((row) => {
        const own = offeredActions(offerOf(edition, rowsOfCase(workingSet, row.id), actor, now), 'case', row.id);
        return {
          case: workspaceCase(row, now),
          opinions: opinions.filter(({ caseId }) => caseId === row.id),
          ready: own.some(({ name, refusal }) => name === 'conclude' && refusal === null),
        };
      });
      const departments = edition.machine.definition.ministryDepartments.filter(({ org }) =>
        opinions.some((one) => one.org === org),
      );
      return {
        editionId: edition.id,
        stage: { id: stage.id, title: stage.title },
        stages: stagesOf(edition, ['department-review']),
        departments,
        data,
        total: data.length,
      };
    });
  }

  /** One case for whoever reviews or concludes it: content, opinions one may read, what can be done. */
  worksheet(actor: SessionActor, caseId: string, stageId?: string): Promise<ReviewWorksheet> {
    return this.work.run(actor.scope, async (tx) => {
      const row = await new WorkspaceCaseRepository(tx).byId(caseId);
      if (!row) throw new DomainError('subject.notFound');
      const edition = await this.editions.get(tx, row.editionId);
      const stage = this.stage(edition, stageId ?? row.stage);
      const now = this.clock.iso();
      const workingSet = await new WorkflowRepository(tx).readRows([caseId]);
      const opinions = await reviewOpinions(
        tx,
        edition,
        workingSet,
        rowsOf(workingSet, 'opinion', (one) => one.stage === stage.id && one.state !== 'cancelled'),
        actor,
        now,
      );
      const application = await revisionContent(tx, row);
      if (!application) throw new DomainError('subject.notFound');
      return {
        case: workspaceCase(row, now),
        stage: { id: stage.id, title: stage.title },
        opinions,
        own: opinions.find(({ org }) => org === actor.orgId) ?? null,
        application,
        reasons: stage.rejectReasons,
        actions: offeredActions(offerOf(edition, workingSet, actor, now), 'case', caseId),
        duty: dutyOf(edition, row.category ?? row.area ?? ''),
      };
    });
  }

  private stage(edition: CompiledEdition, id?: string): ReviewStage {
    return stageOf(
      edition,
      ['department-review', 'joint-review'],
      id,
      (one) => id !== undefined || one.kind === 'department-review',
    );
  }
}

/** Departments whose duty covers the longest matching branch (按职责分工). */
function dutyOf({ machine }: CompiledEdition, at: string): string[] {
  const matching = machine.definition.duties
    .filter(({ branch }) => at === branch || at.startsWith(`${branch}.`))
    .sort((a, b) => b.branch.length - a.branch.length);
  return matching[0]?.departments ?? [];
}
