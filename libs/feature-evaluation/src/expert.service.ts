import { randomBytes, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { DrawView, ExpertPool, PoolExpert } from '@linxuan/contracts';
import { drawSeats, type ConflictFound, type Draw, type EvaluationStage } from '@linxuan/domain';
import { casePartyFacts, UnitOfWork, type Tx } from '@linxuan/persistence';
import {
  Clock,
  DomainError,
  EDITIONS,
  type CompiledEdition,
  type Editions,
  type SessionActor,
} from '@linxuan/platform';
import { deskCase, casesByIds, iso, type DeskCaseRow } from './desk-case';
import { organisationNames } from './desk-content';
import { conflictsWith, expertPool, matchOf, twinIn, type PoolRow } from './expert-pool';

interface Loaded {
  row: DeskCaseRow;
  edition: CompiledEdition;
  stage: EvaluationStage;
  pool: (PoolRow & { conflicts: readonly ConflictFound[]; seat: PoolExpert['seat'] })[];
}

/** Whom the lead may seat on a case's panel: conflicts with their evidence, load, field, and a draw that anybody can repeat. */
@Injectable()
export class ExpertService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    private readonly clock: Clock,
  ) {}

  pool(actor: SessionActor, caseId: string): Promise<ExpertPool> {
    return this.work.run(actor.scope, async (tx) => {
      const { row, edition, stage, pool } = await this.load(tx, caseId);
      const codes = pool.flatMap(({ org, conflicts }) => [
        org,
        ...conflicts.flatMap(({ evidence }) => Object.values(evidence)),
      ]);
      const names = await organisationNames(tx, codes);
      const experts = pool.map(({ id, name, org, expertise, load, conflicts, seat }) => ({
        id,
        name,
        org,
        orgName: names.get(org) ?? { zh: org, en: org },
        expertise,
        match: matchOf(expertise, row.category, row.area),
        load,
        conflicts: conflicts.map(({ code, evidence }) => ({ code, evidence: { ...evidence } })),
        seat,
      }));
      experts.sort(
        (a, b) =>
          Number(a.conflicts.length > 0) - Number(b.conflicts.length > 0) ||
          b.match - a.match ||
          a.load - b.load ||
          (a.id < b.id ? -1 : 1),
      );
      return {
        editionId: edition.id,
        case: deskCase(row, this.clock.iso()),
        stage: { id: stage.id, title: stage.title, kind: stage.kind },
        minExperts: stage.minExperts,
        experts,
        names: Object.fromEntries(names),
        draws: await this.draws(tx, caseId, stage.id),
      };
    });
  }

  /**
   * Draws seats and records seed, pool and result before anyone sees them; a second draw does not replace the first, both stay
   * on record. Experts of the case's area come first; one of an organisation. Seats nobody: that is an act of its own.
   */
  draw(actor: SessionActor, caseId: string, seats: number): Promise<DrawView> {
    return this.work.run(actor.scope, async (tx) => {
      const seed = randomBytes(16).toString('hex');
      const { row, edition, stage, pool } = await this.load(tx, caseId);
      const excluded = Object.fromEntries(
        pool.flatMap(({ id, seat }) =>
          seat && (seat.state === 'recused' || seat.state === 'replaced') ? [[id, seat.state]] : [],
        ),
      );
      const seated = pool.filter(({ id, seat }) => seat && !(id in excluded)).map(({ id }) => id);
      const entrants = pool.map(({ id, org, expertise, conflicts }) => ({
        id,
        organisation: org,
        fields: [...new Set(expertise.map((code) => code.split('.')[0] ?? code))],
        conflicts,
      }));
      const result = drawSeats(entrants, seats, seed, {
        maxPerOrganisation: 1,
        excluded,
        seated,
        fields: row.area === null ? [] : [{ field: row.area, seats: seats + seated.length }],
      });
      const id = randomUUID();
      const at = this.clock.iso();
      await tx.query(
        `INSERT INTO draw (id, edition_id, stage, seed, pool, result, drawn_by, org_id, drawn_at, case_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          id,
          edition.id,
          stage.id,
          seed,
          JSON.stringify({ caseId, area: row.area, experts: entrants, excluded, seated }),
          JSON.stringify(result),
          actor.scope.userId,
          actor.orgId,
          at,
          caseId,
        ],
      );
      return viewOf({ id, seed, drawn_at: at, display_name: actor.displayName, result });
    });
  }

  private async load(tx: Tx, caseId: string): Promise<Loaded> {
    const [row] = await casesByIds(tx, [caseId]);
    if (!row) throw new DomainError('subject.notFound');
    const edition = await this.editions.get(tx, row.edition_id);
    const stage = edition.machine.stages.get(row.stage);
    if (stage?.kind !== 'written-evaluation' && stage?.kind !== 'oral-defence')
      throw new DomainError('subject.notFound');
    const [{ applicant_org }] = await tx.query(`SELECT applicant_org FROM case_file WHERE id = $1`, [caseId]);
    const { parties } = await casePartyFacts(tx, { ...row, applicant_org });
    const seats: { id: string; expert_user: string; state: string }[] = await tx.query(
      `SELECT id, expert_user, state FROM seat WHERE case_id = $1 AND stage = $2 ORDER BY invited_at, id`,
      [caseId, stage.id],
    );
    const experts = await expertPool(tx);
    const onPanel = new Set(seats.flatMap(({ expert_user, state }) => (state === 'replaced' ? [] : [expert_user])));
    const pool = experts.map((expert) => {
      const seat = seats.findLast(({ expert_user }) => expert_user === expert.id);
      return {
        ...expert,
        conflicts: [...conflictsWith(expert, parties), ...twinIn(experts, expert, onPanel)],
        seat: seat ? { id: seat.id, state: seat.state } : null,
      };
    });
    return { row, edition, stage, pool };
  }

  private async draws(tx: Tx, caseId: string, stage: string): Promise<DrawView[]> {
    const rows: Parameters<typeof viewOf>[0][] = await tx.query(
      `SELECT d.id, d.seed, d.drawn_at, u.display_name, d.result FROM draw d JOIN app_user u ON u.id = d.drawn_by WHERE d.case_id = $1 AND d.stage = $2 ORDER BY d.drawn_at, d.id`,
      [caseId, stage],
    );
    return rows.map(viewOf);
  }
}

function viewOf({
  id,
  seed,
  drawn_at,
  display_name,
  result,
}: {
  id: string;
  seed: string;
  drawn_at: Date | string;
  display_name: string;
  result: Draw;
}): DrawView {
  return {
    id,
    seed,
    drawnAt: iso(drawn_at) ?? '',
    drawnBy: display_name,
    seats: result.seats.map(({ expert, key }) => ({ expert, key })),
    notDrawn: [...result.notDrawn],
    short: result.short,
  };
}
