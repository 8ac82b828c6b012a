import { hiddenPointers, hidesHolder } from '@linxuan/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { MySeat, SeatSheet } from '@linxuan/contracts';
import { SnapshotRepository, UnitOfWork, WorkflowRepository, type Tx } from '@linxuan/persistence';
import {
  Clock,
  DomainError,
  EDITIONS,
  type CompiledEdition,
  type Editions,
  type SessionActor,
} from '@linxuan/platform';
import { offered } from './desk-actions';
import { casesByIds, iso, urgencyOf, type DeskCaseRow } from './desk-case';
import { deskContent, organisationNames, worksheetOf } from './desk-content';
import { points, rubricOf, type SealedSheet } from './rubric-view';

interface SeatRecord {
  id: string;
  case_id: string;
  stage: string;
  state: string;
  version: number;
  invited_at: Date;
  due_at: Date | null;
  sealed_at: Date | null;
  sheet_sha: string | null;
  total: number | null;
  session_title: string | null;
  session_at: Date | null;
  session_place: string | null;
  position: number | null;
}
interface SheetDraft {
  marks?: Record<string, { score?: number | null }>;
}

const SEATS = `SELECT s.id, s.case_id, s.stage, s.state, s.version, s.invited_at, s.due_at, s.sealed_at, r.sheet_sha, r.total, p.session_title, p.session_at, p.session_place, p.position
  FROM seat s LEFT JOIN seat_result r ON r.id = s.id JOIN panel p ON p.id = s.panel_id WHERE s.expert_user = $1`;

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
      const seats: SeatRecord[] = await tx.query(
        `${SEATS} AND s.state <> 'replaced' ORDER BY (s.state IN ('invited', 'accepted')) DESC, s.due_at, s.id LIMIT 500`,
        [actor.scope.userId],
      );
      const cases = new Map(
        (
          await casesByIds(
            tx,
            seats.map(({ case_id }) => case_id),
          )
        ).map((row) => [row.id, row]),
      );
      const drafts: { subject_id: string; content: SheetDraft }[] = await tx.query(
        `SELECT subject_id, content FROM worksheet WHERE subject_id = ANY($1)`,
        [seats.map(({ id }) => id)],
      );
      const data: MySeat[] = [];
      for (const seat of seats) {
        const row = cases.get(seat.case_id);
        if (row)
          data.push(
            this.view(
              seat,
              row,
              await this.editions.get(tx, row.edition_id),
              drafts.find(({ subject_id }) => subject_id === seat.id)?.content,
            ),
          );
      }
      return { data, total: data.length };
    });
  }

  /** The sheet of one seat. Content of the application only once the invitation is accepted; 404 for anybody else's seat. */
  sheet(actor: SessionActor, seatId: string): Promise<SeatSheet> {
    return this.work.run(actor.scope, async (tx) => {
      const [seat]: SeatRecord[] = await tx.query(`${SEATS} AND s.id = $2`, [actor.scope.userId, seatId]);
      const [row] = seat ? await casesByIds(tx, [seat.case_id]) : [];
      if (!seat || !row) throw new DomainError('subject.notFound');
      const edition = await this.editions.get(tx, row.edition_id);
      const stage = this.stage(edition, seat.stage);
      const draft = await worksheetOf(tx, seatId, seat.stage, actor.orgId);
      const workingSet = await new WorkflowRepository(tx).readRows([seat.case_id]);
      const hidden = hiddenPointers(edition.machine, row, [actor.role]);
      const open = seat.state === 'accepted' || seat.state === 'sealed';
      const sealed =
        seat.sheet_sha === null ? undefined : await new SnapshotRepository(tx).get<SealedSheet>(seat.sheet_sha);
      return {
        seat: this.view(seat, row, edition, draft.content),
        rubric: rubricOf(edition, stage),
        parties: await this.parties(tx, row, hidden),
        application: open ? await deskContent(tx, row, hidden) : null,
        draft,
        sealed: sealed ? { scores: sealed.scores, comment: sealed.comment, total: points(seat.total) ?? 0 } : null,
        actions: offered(edition, workingSet, { type: 'seat', id: seatId }, actor, this.clock.iso()),
      };
    });
  }

  /** Whom the expert must be free of. A conflict is declared before the files open, so the names come from a function that gives names alone. */
  private async parties(tx: Tx, row: DeskCaseRow, hidden: readonly string[]): Promise<SeatSheet['parties']> {
    if (hidesHolder(hidden))
      return { holder: '', jointHolders: [], reportIssuers: [], siteOwners: [], nominator: null };
    const [found]: { holder: string; joint_holders: string[]; report_issuers: string[]; site_owners: string[] }[] =
      await tx.query(`SELECT holder, joint_holders, report_issuers, site_owners FROM case_party_names($1)`, [row.id]);
    const names = await organisationNames(tx, [row.nominator_org]);
    return {
      holder: found?.holder ?? row.holder_name,
      jointHolders: found?.joint_holders ?? [],
      reportIssuers: found?.report_issuers ?? [],
      siteOwners: found?.site_owners ?? [],
      nominator: row.nominator_org === null ? null : (names.get(row.nominator_org) ?? null),
    };
  }

  private stage(edition: CompiledEdition, id: string) {
    const stage = edition.machine.stages.get(id);
    if (stage?.kind !== 'written-evaluation' && stage?.kind !== 'oral-defence')
      throw new DomainError('subject.notFound');
    return stage;
  }

  private view(seat: SeatRecord, row: DeskCaseRow, edition: CompiledEdition, draft: SheetDraft | undefined): MySeat {
    const stage = this.stage(edition, seat.stage);
    const rubric = rubricOf(edition, stage);
    const dueAt = iso(seat.due_at);
    const open = seat.state === 'invited' || seat.state === 'accepted';
    return {
      id: seat.id,
      version: seat.version,
      state: seat.state,
      stage: { id: stage.id, title: stage.title, kind: stage.kind },
      caseId: row.id,
      number: row.number,
      title: row.title,
      holderName: hidesHolder(hiddenPointers(edition.machine, row, ['expert'])) ? '' : row.holder_name,
      area: row.area,
      invitedAt: iso(seat.invited_at) ?? '',
      dueAt,
      ...urgencyOf(this.clock.iso(), open ? dueAt : null),
      sealedAt: iso(seat.sealed_at),
      session:
        seat.session_at === null
          ? null
          : {
              title: seat.session_title ?? '',
              at: iso(seat.session_at) ?? '',
              place: seat.session_place ?? '',
              position: seat.position,
            },
      scored: rubric.criteria.filter(({ id }) => typeof draft?.marks?.[id]?.score === 'number').length,
      criteria: rubric.criteria.length,
      total: points(seat.total),
    };
  }
}
