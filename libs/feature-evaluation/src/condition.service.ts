import { Inject, Injectable } from '@nestjs/common';
import type { ConditionWorkspace, ConditionWorksheet } from '@linxuan/contracts';
import { WorkspaceCaseRepository, SnapshotRepository, UnitOfWork, WorkflowRepository } from '@linxuan/persistence';
import {
  offeredActions,
  Clock,
  workspaceEdition,
  DomainError,
  EDITIONS,
  type Editions,
  type SessionActor,
} from '@linxuan/platform';
import { offerOf } from './offer';
import { judgeCase } from './condition-facts';
import { workspaceCase, rowAsOf } from './workspace-case';
import { filesOf } from './revision-content';
import { runningStates, stageOf } from './stage-of-edition';

/** 条件审核: computed verdicts with their facts; a person confirms or overrules each of them. */
@Injectable()
export class ConditionService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    private readonly clock: Clock,
  ) {}

  /** Cases that wait for the check, with how many rules are met, unmet and open. Three queries. */
  workspace(actor: SessionActor, stageId?: string, editionId?: string): Promise<ConditionWorkspace> {
    return this.work.run(actor.scope, async (tx) => {
      const edition = await workspaceEdition(tx, this.editions, actor, 'conditions', this.clock.iso(), editionId);
      const stage = stageOf(edition, ['check'], stageId, (one) => one.kind === 'check' && one.about === 'eligibility');
      const now = this.clock.iso();
      const rows = await new WorkspaceCaseRepository(tx).inStage(
        edition.id,
        stage.id,
        runningStates(edition, stage.id),
      );
      const contents = await new SnapshotRepository(tx).getAll(rows.flatMap(({ revisionSha }) => revisionSha ?? []));
      const data = rows.map((row) => {
        const stored = (contents.get(row.revisionSha ?? '') ?? {}) as Record<string, unknown>;
        const rules = judgeCase(edition, row, row.route, stored);
        const count = (verdict: string) => rules.filter(({ computed }) => computed === verdict).length;
        return {
          ...workspaceCase(row, now),
          waiting: edition.machine.states.get(row.state)?.heldBy !== 'applicant',
          met: count('met'),
          notMet: count('not-met'),
          undetermined: count('undetermined'),
        };
      });
      return { editionId: edition.id, stage: { id: stage.id, title: stage.title }, data, total: data.length };
    });
  }

  /**
   * Everything one check needs; with `at`, of the revision that was in force then. 404 where the case is not visible.
   */
  worksheet(actor: SessionActor, caseId: string, at?: string): Promise<ConditionWorksheet> {
    return this.work.run(actor.scope, async (tx) => {
      const current = await new WorkspaceCaseRepository(tx).byId(caseId);
      if (!current) throw new DomainError('subject.notFound');
      const row = at === undefined ? current : await rowAsOf(tx, current, at);
      const edition = await this.editions.get(tx, row.editionId);
      const stage = stageOf(
        edition,
        ['check'],
        undefined,
        (one) => one.kind === 'check' && one.about === 'eligibility',
      );
      const stored = (await new SnapshotRepository(tx).get<Record<string, unknown>>(row.revisionSha ?? '')) ?? {};
      const now = this.clock.iso();
      const workingSet = await new WorkflowRepository(tx).readRows([caseId]);
      const { attachments, marks: _marks, ...content } = stored;
      return {
        case: workspaceCase(row, now),
        ruleVersion: edition.digest.slice(0, 12),
        rules: judgeCase(edition, row, workingSet.case.get(caseId)?.route ?? null, stored),
        reasons: stage.rejectReasons,
        application: { editionId: edition.id, revision: row.revision, content, files: filesOf(attachments) },
        actions: offeredActions(offerOf(edition, workingSet, actor, now), 'case', caseId),
      };
    });
  }
}
