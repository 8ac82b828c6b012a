import { Inject, Injectable } from '@nestjs/common';
import type { ListCase, ListWorkspace } from '@linxuan/contracts';
import { divideHalfUp, rankCases, rowsOf, type Ranked, type WorkingSet } from '@linxuan/domain';
import {
  WorkspaceCaseRepository,
  DossierRepository,
  EditionRepository,
  SnapshotRepository,
  UnitOfWork,
  UserRepository,
  WorkflowRepository,
  WorksheetRepository,
  type WorkspaceCaseRow,
  type Tx,
} from '@linxuan/persistence';
import {
  offeredActions,
  Clock,
  workspaceEdition,
  EDITIONS,
  type CompiledEdition,
  type Editions,
  type SessionActor,
} from '@linxuan/platform';
import { offerOf } from './offer';
import { workspaceCase } from './workspace-case';
import { runningStates, stageOf } from './stage-of-edition';
import { points } from './rubric-view';

/**
 * 确定清单: every pending case per area in the order of its exact score, ties shown, and the dossier that decides over
 * them.
 */
@Injectable()
export class ListService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    private readonly clock: Clock,
  ) {}

  workspace(actor: SessionActor, editionId?: string): Promise<ListWorkspace> {
    return this.work.run(actor.scope, async (tx) => {
      const edition = await workspaceEdition(tx, this.editions, actor, 'list', this.clock.iso(), editionId);
      const stage = stageOf(edition, ['list-decision']);
      const now = this.clock.iso();
      const rows = await new WorkspaceCaseRepository(tx).inStage(
        edition.id,
        stage.id,
        runningStates(edition, stage.id),
      );
      const dossiers = new DossierRepository(tx);
      const dossier = await dossiers.atHand(edition.id, stage.id, actor.orgId);
      const workingSet = await new WorkflowRepository(tx).readRows(
        rows.map(({ id }) => id),
        dossier ? [dossier.id] : [],
      );
      const names = await new UserRepository(tx).namesOf([dossier?.preparedBy]);
      return {
        editionId: edition.id,
        stage: { id: stage.id, title: stage.title },
        dossier: dossier
          ? {
              id: dossier.id,
              version: dossier.version,
              state: dossier.state,
              preparedBy: names.get(dossier.preparedBy ?? '') ?? null,
              preparedAt: dossier.preparedAt,
            }
          : null,
        areas: await this.areas(tx, edition, rows, workingSet, now),
        reasons: stage.rejectReasons,
        content: dossier?.contentSha
          ? ((await new SnapshotRepository(tx).get<Record<string, unknown>>(dossier.contentSha)) ?? null)
          : null,
        draft: dossier
          ? await new WorksheetRepository(tx).of(dossier.id, stage.id, actor.orgId)
          : { content: {}, version: 0 },
        actions: dossier ? offeredActions(offerOf(edition, workingSet, actor, now), 'dossier', dossier.id) : [],
        earlier: await dossiers.decidedLists(edition.id, stage.id, actor.orgId),
      };
    });
  }

  /**
   * The ranking of the named cases for the minutes of a decision; cases that have moved on included. A case that was
   * corrected since stands under the title and in the area that the decision names.
   */
  ranking(
    actor: SessionActor,
    editionId: string,
    caseIds: string[],
    named: ReadonlyMap<string, { title: string | null; area: string | null }>,
  ): Promise<ListWorkspace['areas']> {
    return this.work.run(actor.scope, async (tx) => {
      const edition = await this.editions.get(tx, editionId);
      const rows = (await new WorkspaceCaseRepository(tx).byIds(caseIds)).map((row) => {
        const item = named.get(row.id);
        return item?.title ? { ...row, title: item.title, area: item.area } : row;
      });
      return this.areas(tx, edition, rows, await new WorkflowRepository(tx).readRows(caseIds), this.clock.iso());
    });
  }

  private async areas(
    tx: Tx,
    edition: CompiledEdition,
    rows: WorkspaceCaseRow[],
    workingSet: WorkingSet,
    now: string,
  ): Promise<ListWorkspace['areas']> {
    const entries = await new EditionRepository(tx).areasOf(edition.id);
    const stages = { written: kindStages(edition, 'written-evaluation'), oral: kindStages(edition, 'oral-defence') };
    return entries.flatMap(({ code, name }) => {
      const here = rows.filter(({ area }) => area === code);
      if (here.length === 0) return [];
      const ranked = rankCases(
        workingSet,
        here.flatMap(({ id }) => workingSet.case.get(id) ?? []),
      );
      const view = (row: WorkspaceCaseRow, rank?: Ranked): ListCase => ({
        ...workspaceCase(row, now),
        ...scoresOf(workingSet, row.id, stages),
        ...rankView(rank),
        recheck: recheckOf(edition, workingSet, row.id),
      });
      const byId = new Map(here.map((row) => [row.id, row]));
      return [
        {
          area: code,
          title: name,
          cases: ranked.flatMap((one) => {
            const row = byId.get(one.id);
            return row ? [view(row, one)] : [];
          }),
          notRanked: here.filter(({ id }) => !ranked.some((one) => one.id === id)).map((row) => view(row)),
        },
      ];
    });
  }
}

function kindStages({ machine }: CompiledEdition, kind: string): string[] {
  return [...machine.stages.values()].filter((stage) => stage.kind === kind).map(({ id }) => id);
}

function scoresOf(
  workingSet: WorkingSet,
  caseId: string,
  stages: { written: string[]; oral: string[] },
): Pick<ListCase, 'written' | 'oral'> {
  const mean = (ids: string[]) =>
    points(
      rowsOf(
        workingSet,
        'panel',
        (panel) => panel.caseId === caseId && ids.includes(panel.stage) && panel.state === 'complete',
      )[0]?.mean ?? null,
    );
  return { written: mean(stages.written), oral: mean(stages.oral) };
}

function rankView(ranked: Ranked | undefined): Pick<ListCase, 'combined' | 'rank' | 'tied'> {
  if (!ranked) return { combined: null, rank: null, tied: false };
  return {
    combined: points(divideHalfUp(BigInt(ranked.exact.numerator), BigInt(ranked.exact.denominator))),
    rank: ranked.rank,
    tied: ranked.tied,
  };
}

/** Answers of the last department review a case passed. */
function recheckOf({ machine }: CompiledEdition, workingSet: WorkingSet, caseId: string): ListCase['recheck'] {
  const last = [...machine.stages.values()].findLast(({ kind }) => kind === 'department-review')?.id;
  const opinions = rowsOf(
    workingSet,
    'opinion',
    (row) => row.caseId === caseId && row.stage === last && row.state === 'answered',
  );
  return {
    agree: opinions.filter(({ verdict }) => verdict === 'agree').length,
    disagree: opinions.filter(({ verdict }) => verdict === 'disagree').length,
  };
}
