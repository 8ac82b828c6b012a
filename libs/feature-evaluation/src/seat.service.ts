import { hiddenPointers, hidesHolder, voteWords } from '@linxuan/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { MySeat, SeatSheet } from '@linxuan/contracts';
import {
  WorkspaceCaseRepository,
  ExpertRepository,
  OrganisationRepository,
  SeatRepository,
  SnapshotRepository,
  UnitOfWork,
  WorkflowRepository,
  WorksheetRepository,
  type WorkspaceCaseRow,
  type OwnSeat,
  type Tx,
} from '@linxuan/persistence';
import {
  offeredActions,
  Clock,
  DomainError,
  EDITIONS,
  type CompiledEdition,
  type Editions,
  type SessionActor,
} from '@linxuan/platform';
import { offerOf } from './offer';
import { urgencyOf } from './workspace-case';
import { revisionContent } from './revision-content';
import { isPanelStage } from './stage-of-edition';
import { points, rubricOf, type SealedSheet } from './rubric-view';

interface SheetDraft {
  marks?: Record<string, { score?: number | null }>;
}

/** An expert's own seats. Whatever belongs to another seat of the panel is not here. */
@Injectable()
export class SeatService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    private readonly clock: Clock,
  ) {}

  /** Open ones first, earliest due first. */
  mine(actor: SessionActor): Promise<{ data: MySeat[]; total: number }> {
    return this.work.run(actor.scope, async (tx) => {
      const seats = await new SeatRepository(tx).ofExpert(actor.scope.userId);
      const cases = await new WorkspaceCaseRepository(tx).mapOf(seats.map(({ caseId }) => caseId));
      const drafts = await new WorksheetRepository(tx).contentsOf(seats.map(({ id }) => id));
      const data: MySeat[] = [];
      for (const seat of seats) {
        const row = cases.get(seat.caseId);
        if (row) data.push(this.view(seat, row, await this.editions.get(tx, row.editionId), drafts.get(seat.id)));
      }
      return { data, total: data.length };
    });
  }

  /**
   * The sheet of one seat. Content of the application only once the invitation is accepted; 404 for anybody else's
   * seat.
   */
  sheet(actor: SessionActor, seatId: string): Promise<SeatSheet> {
    return this.work.run(actor.scope, async (tx) => {
      const seat = await new SeatRepository(tx).ownSeat(actor.scope.userId, seatId);
      const row = seat && (await new WorkspaceCaseRepository(tx).byId(seat.caseId));
      if (!seat || !row) throw new DomainError('subject.notFound');
      const edition = await this.editions.get(tx, row.editionId);
      const stage = this.stage(edition, seat.stage);
      const draft = await new WorksheetRepository(tx).of(seatId, seat.stage, actor.orgId);
      const workingSet = await new WorkflowRepository(tx).readRows([seat.caseId]);
      const hidden = hiddenPointers(edition.machine, row, [actor.role]);
      const open = seat.state === 'accepted' || seat.state === 'sealed';
      const sealed =
        seat.sheetSha === null || stage.kind === 'committee-vote'
          ? undefined
          : await new SnapshotRepository(tx).get<SealedSheet>(seat.sheetSha);
      return {
        seat: this.view(seat, row, edition, draft.content),
        rubric: stage.kind === 'committee-vote' ? null : rubricOf(edition, stage),
        ballot: stage.kind === 'committee-vote' ? { ballot: stage.ballot, ...voteWords(stage), vote: seat.vote } : null,
        parties: await this.parties(tx, row, hidden),
        application: open ? await revisionContent(tx, row, hidden) : null,
        draft,
        sealed: sealed ? { scores: sealed.scores, comment: sealed.comment, total: points(seat.total) ?? 0 } : null,
        actions: offeredActions(offerOf(edition, workingSet, actor, this.clock.iso()), 'seat', seatId),
      };
    });
  }

  /**
   * Whom the expert must be free of. A conflict is declared before the files open, so the names come from a function
   * that gives names alone.
   */
  private async parties(tx: Tx, row: WorkspaceCaseRow, hidden: readonly string[]): Promise<SeatSheet['parties']> {
    if (hidesHolder(hidden))
      return { holder: '', jointHolders: [], reportIssuers: [], siteOwners: [], nominator: null };
    const found = await new ExpertRepository(tx).partyNames(row.id);
    const names = await new OrganisationRepository(tx).namesOf([row.nominatorOrg]);
    return {
      holder: found?.holder ?? row.holderName,
      jointHolders: found?.jointHolders ?? [],
      reportIssuers: found?.reportIssuers ?? [],
      siteOwners: found?.siteOwners ?? [],
      nominator: row.nominatorOrg === null ? null : (names.get(row.nominatorOrg) ?? null),
    };
  }

  private stage(edition: CompiledEdition, id: string) {
    const stage = edition.machine.stages.get(id);
    if (!stage || !isPanelStage(stage)) throw new DomainError('subject.notFound');
    return stage;
  }

  private view(seat: OwnSeat, row: WorkspaceCaseRow, edition: CompiledEdition, draft: SheetDraft | undefined): MySeat {
    const stage = this.stage(edition, seat.stage);
    const criteria = stage.kind === 'committee-vote' ? [] : rubricOf(edition, stage).criteria;
    const { dueAt } = seat;
    const open = seat.state === 'invited' || seat.state === 'accepted';
    return {
      id: seat.id,
      version: seat.version,
      state: seat.state,
      stage: { id: stage.id, title: stage.title, kind: stage.kind },
      caseId: row.id,
      number: row.number,
      title: row.title,
      holderName: hidesHolder(hiddenPointers(edition.machine, row, ['expert'])) ? '' : row.holderName,
      area: row.area,
      invitedAt: seat.invitedAt,
      dueAt,
      ...urgencyOf(this.clock.iso(), open ? dueAt : null),
      sealedAt: seat.sealedAt,
      session:
        seat.sessionAt === null
          ? null
          : {
              title: seat.sessionTitle ?? '',
              at: seat.sessionAt,
              place: seat.sessionPlace ?? '',
              position: seat.position,
            },
      scored: criteria.filter(({ id }) => typeof draft?.marks?.[id]?.score === 'number').length,
      criteria: criteria.length,
      total: points(seat.total),
    };
  }
}
