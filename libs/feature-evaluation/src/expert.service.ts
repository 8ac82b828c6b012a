import { randomBytes, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { DrawView, ExpertPool, PoolExpert } from '@linxuan/contracts';
import { businessDateOf, drawSeats, recusalRules, type ConflictFound } from '@linxuan/domain';
import {
  casePartyFacts,
  WorkspaceCaseRepository,
  DrawRepository,
  ExpertRepository,
  OrganisationRepository,
  SeatRepository,
  UnitOfWork,
  type WorkspaceCaseRow,
  type NamedDraw,
  type PoolExpert as PooledExpert,
  type Tx,
} from '@linxuan/persistence';
import {
  Clock,
  DomainError,
  EDITIONS,
  type CompiledEdition,
  type Editions,
  type SessionActor,
} from '@linxuan/platform';
import { workspaceCase } from './workspace-case';
import { fewestOf, isPanelStage, type PanelStage } from './stage-of-edition';
import { conflictsWith, matchOf, twinIn } from './expert-pool';

interface Loaded {
  row: WorkspaceCaseRow;
  edition: CompiledEdition;
  stage: PanelStage;
  pool: (PooledExpert & { conflicts: readonly ConflictFound[]; seat: PoolExpert['seat'] })[];
}

/**
 * Whom the lead may seat on a case's panel: conflicts with their evidence, load, field, and a draw that anybody can
 * repeat.
 */
@Injectable()
export class ExpertService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    private readonly clock: Clock,
  ) {}

  pool(actor: SessionActor, caseId: string): Promise<ExpertPool> {
    return this.work.list(actor.scope, async (tx) => {
      const { row, edition, stage, pool } = await this.load(tx, caseId);
      const codes = pool.flatMap(({ org, conflicts }) => [
        org,
        ...conflicts.flatMap(({ evidence }) => Object.values(evidence)),
      ]);
      const names = await new OrganisationRepository(tx).namesOf(codes);
      const experts = pool.map(({ id, name, org, expertise, load, conflicts, seat }) => ({
        id,
        name,
        org,
        orgName: names.get(org) ?? { zh: org, en: org },
        expertise,
        match: matchOf(expertise, row.category, row.area),
        load,
        conflicts: conflicts.map(({ code, strength, evidence }) => ({ code, strength, evidence: { ...evidence } })),
        seat,
      }));
      experts.sort(
        (a, b) =>
          Number(isBarred(a)) - Number(isBarred(b)) || b.match - a.match || a.load - b.load || (a.id < b.id ? -1 : 1),
      );
      return {
        editionId: edition.id,
        case: workspaceCase(row, this.clock.iso()),
        stage: { id: stage.id, title: stage.title, kind: stage.kind },
        minExperts: fewestOf(stage),
        experts,
        names: Object.fromEntries(names),
        draws: (await new DrawRepository(tx).ofCase(caseId, stage.id)).map(viewOf),
      };
    });
  }

  /**
   * Draws seats and records seed, pool and result before anyone sees them; a second draw does not replace the first,
   * both stay on record. Experts of the case's area come first; one of an organisation. Seats nobody: that is an act of
   * its own.
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
        conflicts: conflicts.filter(({ strength }) => strength === 'bars'),
      }));
      const result = drawSeats(entrants, seats, seed, {
        maxPerOrganisation: 1,
        excluded,
        seated,
        fields: row.area === null ? [] : [{ field: row.area, seats: seats + seated.length }],
      });
      const id = randomUUID();
      const at = this.clock.iso();
      await new DrawRepository(tx).add({
        id,
        editionId: edition.id,
        stage: stage.id,
        seed,
        pool: { caseId, area: row.area, experts: entrants, excluded, seated },
        result,
        drawnBy: actor.scope.userId,
        orgId: actor.orgId,
        drawnAt: at,
        caseId,
      });
      return viewOf({ id, seed, drawnAt: at, drawnBy: actor.displayName, result });
    });
  }

  private async load(tx: Tx, caseId: string): Promise<Loaded> {
    const row = await new WorkspaceCaseRepository(tx).byId(caseId);
    if (!row) throw new DomainError('subject.notFound');
    const edition = await this.editions.get(tx, row.editionId);
    const stage = edition.machine.stages.get(row.stage);
    if (!stage || !isPanelStage(stage)) throw new DomainError('subject.notFound');
    const { parties } = await casePartyFacts(tx, row);
    const seats = await new SeatRepository(tx).invitedTo(caseId, stage.id);
    const experts = await new ExpertRepository(tx).pool();
    const onPanel = new Set(seats.flatMap(({ expertUser, state }) => (state === 'replaced' ? [] : [expertUser])));
    const question = { on: businessDateOf(this.clock.iso()), rules: recusalRules(edition.machine.definition.recusal) };
    const pool = experts.map((expert) => {
      const seat = seats.findLast(({ expertUser }) => expertUser === expert.id);
      return {
        ...expert,
        conflicts: [...conflictsWith(expert, parties, question), ...twinIn(experts, expert, onPanel)],
        seat: seat ? { id: seat.id, state: seat.state } : null,
      };
    });
    return { row, edition, stage, pool };
  }
}

const isBarred = ({ conflicts }: Pick<PoolExpert, 'conflicts'>): boolean =>
  conflicts.some(({ strength }) => strength === 'bars');

function viewOf({ id, seed, drawnAt, drawnBy, result }: NamedDraw): DrawView {
  return {
    id,
    seed,
    drawnAt,
    drawnBy,
    seats: result.seats.map(({ expert, key }) => ({ expert, key })),
    notDrawn: [...result.notDrawn],
    short: result.short,
  };
}
