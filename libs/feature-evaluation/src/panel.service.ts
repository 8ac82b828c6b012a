import { Inject, Injectable } from '@nestjs/common';
import type { PanelWorkspace, PanelDetail, RubricView, SeatView } from '@linxuan/contracts';
import { panelResult, rowsOf, type EvaluationStage, type SeatRow, type WorkingSet } from '@linxuan/domain';
import {
  WorkspaceCaseRepository,
  OrganisationRepository,
  SnapshotRepository,
  UnitOfWork,
  UserRepository,
  WorkflowRepository,
  type Tx,
  type WorkspaceCaseRow,
} from '@linxuan/persistence';
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
import { textsOf } from './revision-content';
import { fewestOf, PANEL_KINDS, runningStates, stageOf, stagesOf, type PanelStage } from './stage-of-edition';
import { isLate, isLive, panelRow } from './panel-rows';
import { seatConflicts } from './seat-conflicts';
import { ballotView } from './ballot-view';
import { marksOf, points, rubricOf, type SealedSheet } from './rubric-view';

/** Panels as their lead sees them: sealed until complete, then mean, spread and every sheet. */
@Injectable()
export class PanelService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    private readonly clock: Clock,
  ) {}

  workspace(actor: SessionActor, stageId?: string, editionId?: string): Promise<PanelWorkspace> {
    return this.work.run(actor.scope, async (tx) => {
      const edition = await workspaceEdition(tx, this.editions, actor, 'panels', this.clock.iso(), editionId);
      const stage = stageOf(edition, PANEL_KINDS, stageId);
      const rows = await new WorkspaceCaseRepository(tx).inStage(
        edition.id,
        stage.id,
        runningStates(edition, stage.id),
      );
      const workingSet = await new WorkflowRepository(tx).readRows(rows.map(({ id }) => id));
      const now = this.clock.iso();
      const data = rows.map((row) => panelRow(row, stage.id, workingSet, now, fewestOf(stage)));
      return {
        editionId: edition.id,
        stages: stagesOf(edition, PANEL_KINDS),
        stage: stageView(stage),
        data,
        total: data.length,
      };
    });
  }

  /** One panel; also after its case has moved on. 404 where it is not the person's to lead. */
  detail(actor: SessionActor, caseId: string, stageId: string): Promise<PanelDetail> {
    return this.work.run(actor.scope, async (tx) => {
      const row = await new WorkspaceCaseRepository(tx).byId(caseId);
      if (!row) throw new DomainError('subject.notFound');
      const edition = await this.editions.get(tx, row.editionId);
      const stage = stageOf(edition, PANEL_KINDS, stageId);
      const now = this.clock.iso();
      const workingSet = await new WorkflowRepository(tx).readRows([caseId]);
      const rubric = stage.kind === 'committee-vote' ? null : rubricOf(edition, stage);
      const seats = rowsOf(workingSet, 'seat', (seat) => seat.caseId === caseId && seat.stage === stage.id).sort(
        (a, b) => a.invitedAt.localeCompare(b.invitedAt) || (a.id < b.id ? -1 : 1),
      );
      const views = await this.seatViews(tx, { row, edition, workingSet, seats }, actor, now);
      return {
        editionId: edition.id,
        ...panelRow(row, stage.id, workingSet, now, fewestOf(stage)),
        stage: stageView(stage),
        rubric,
        ballot: stage.kind === 'committee-vote' ? await ballotView(tx, workingSet, stage, seats) : null,
        seats: views,
        reasons: stage.rejectReasons,
        actions: row.stage === stage.id ? offeredActions(offerOf(edition, workingSet, actor, now), 'case', caseId) : [],
        result:
          rubric === null || stage.kind === 'committee-vote'
            ? null
            : await this.result(tx, workingSet, stage, rubric, seats, views),
      };
    });
  }

  private async seatViews(
    tx: Tx,
    {
      row,
      edition,
      workingSet,
      seats,
    }: { row: WorkspaceCaseRow; edition: CompiledEdition; workingSet: WorkingSet; seats: SeatRow[] },
    actor: SessionActor,
    now: string,
  ): Promise<SeatView[]> {
    const names = await new UserRepository(tx).namesOf(seats.map(({ expertUser }) => expertUser));
    const orgs = await new OrganisationRepository(tx).namesOf(seats.map(({ expertOrg }) => expertOrg));
    const reasons = await textsOf(
      tx,
      seats.map(({ reasonSha }) => reasonSha),
    );
    const conflicts = await seatConflicts(tx, { row, edition, seats, names }, now);
    return seats.map((seat) => ({
      id: seat.id,
      version: seat.version,
      state: seat.state,
      expert: {
        id: seat.expertUser,
        name: names.get(seat.expertUser) ?? '',
        org: seat.expertOrg,
        orgName: orgs.get(seat.expertOrg) ?? { zh: seat.expertOrg, en: seat.expertOrg },
      },
      invitedAt: seat.invitedAt,
      dueAt: seat.dueAt,
      sealedAt: seat.sealedAt,
      overdue: isLate(seat, now),
      mustRecuse: conflicts.get(seat.expertUser) ?? [],
      reason: seat.reasonSha ? (reasons.get(seat.reasonSha) ?? null) : null,
      actions: offeredActions(offerOf(edition, workingSet, actor, now), 'seat', seat.id),
    }));
  }

  private async result(
    tx: Tx,
    workingSet: WorkingSet,
    stage: EvaluationStage,
    rubric: RubricView,
    seats: SeatRow[],
    views: SeatView[],
  ): Promise<PanelDetail['result']> {
    const sealed = seats.filter((seat) => isLive(seat) && seat.sheetSha !== null);
    const panel = workingSet.panel.get(sealed[0]?.panelId ?? '');
    if (panel?.state !== 'complete') return null;
    const sheets = await new SnapshotRepository(tx).getAll(sealed.flatMap(({ sheetSha }) => sheetSha ?? []));
    const read = sealed.flatMap((seat) => {
      const sheet = sheets.get(seat.sheetSha ?? '') as SealedSheet | undefined;
      return sheet ? [{ seat, sheet }] : [];
    });
    const result = panelResult(
      { criteria: rubric.criteria, scale: rubric.scale, minExperts: stage.minExperts, passMark: stage.passMark },
      read.map(({ seat, sheet }) => ({ seat: seat.id, scores: marksOf(sheet) })),
    );
    return {
      mean: points(result.mean) ?? 0,
      spread: points(result.spread),
      min: points(result.min) ?? 0,
      max: points(result.max) ?? 0,
      passed: result.passed,
      perCriterion: result.perCriterion.map(({ id, mean, spread }) => ({
        id,
        mean: points(mean),
        spread: points(spread),
      })),
      sheets: read.map(({ seat, sheet }) => {
        const expert = views.find(({ id }) => id === seat.id)?.expert;
        return {
          seatId: seat.id,
          expert: expert?.name ?? '',
          orgName: expert?.orgName ?? { zh: '', en: '' },
          total: points(seat.total) ?? 0,
          scores: sheet.scores,
          comment: sheet.comment,
        };
      }),
    };
  }
}

function stageView(stage: PanelStage): PanelWorkspace['stage'] {
  const { id, title, kind } = stage;
  const passMark = stage.kind === 'committee-vote' ? null : points(stage.passMark);
  return { id, title, kind, sessions: kind === 'oral-defence', passMark };
}
