import { Inject, Injectable } from '@nestjs/common';
import type { DrawRoundsView, DrawRoundView, OwnDrawCodeView } from '@linxuan/contracts';
import { BEACON_NETWORKS, beaconRoundAfter, placeOf } from '@linxuan/draw';
import { DrawRoundRepository, UnitOfWork, UserRepository, WorkspaceCaseRepository } from '@linxuan/persistence';
import {
  APP_CONFIG,
  Clock,
  DomainError,
  EDITIONS,
  workspaceEdition,
  type AppConfig,
  type Editions,
  type SessionActor,
} from '@linxuan/platform';
import { fewestOf, PANEL_KINDS, runningStates, stageOf, stagesOf } from '../stage-of-edition';
import { workspaceCase } from '../workspace-case';
import { signersNow } from './draw-people';
import { codedPool } from './draw-pool';
import { roundOf, stateOf } from './draw-round.service';
import { roundView } from './draw-views';

/** A beacon's round is named at least so long ahead: the digest must be published before it is signed. */
const AHEAD = 10 * 60_000;

/** Rounds as their authority reads them, and to each expert her own code. */
@Injectable()
export class DrawReader {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    private readonly clock: Clock,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  rounds(actor: SessionActor, stageId?: string, editionId?: string): Promise<DrawRoundsView> {
    return this.work.run(actor.scope, async (tx) => {
      const now = this.clock.iso();
      const edition = await workspaceEdition(tx, this.editions, actor, 'panels', now, editionId);
      const stage = stageOf(edition, PANEL_KINDS, stageId);
      const repository = new DrawRoundRepository(tx);
      const taken = new Set(await repository.taken(edition.id, stage.id));
      const states = runningStates(edition, stage.id);
      const rows = await new WorkspaceCaseRepository(tx).inStage(edition.id, stage.id, states);
      const rounds = await repository.ofStage(edition.id, stage.id);
      const pool = await codedPool(tx);
      const soon = new Date(Date.parse(now) + AHEAD).toISOString();
      return {
        editionId: edition.id,
        stages: stagesOf(edition, PANEL_KINDS),
        stage: { id: stage.id, title: stage.title },
        minExperts: fewestOf(stage),
        experts: pool.length,
        seniors: pool.filter(({ leaf }) => leaf.senior).length,
        candidates: rows.filter(({ id }) => !taken.has(id)).map((row) => workspaceCase(row, now)),
        rounds: rounds.map(({ id, number, phase, frozenAt, frozen }) => ({
          id,
          number,
          phase,
          frozenAt,
          experts: frozen.experts,
          panels: frozen.panels.length,
        })),
        beacons: BEACON_NETWORKS.map((network) => ({
          network: network.id,
          next: beaconRoundAfter(network, soon),
          period: network.period,
        })),
      };
    });
  }

  round(actor: SessionActor, id: string): Promise<DrawRoundView> {
    return this.work.run(actor.scope, async (tx) => {
      const { round, acts } = await roundOf(tx, id);
      const repository = new DrawRoundRepository(tx);
      const edition = await this.editions.get(tx, round.editionId);
      return roundView({
        round,
        acts,
        state: stateOf(round, acts).state,
        experts: await repository.experts(id),
        panels: await repository.panels(id),
        signers: await signersNow(tx, actor),
        names: await new UserRepository(tx).namesOf(acts.map(({ byUser }) => byUser)),
        stageTitle: stageOf(edition, PANEL_KINDS, round.stage).title,
        portalUrl: this.config.portalUrl,
      });
    });
  }

  /** Rounds that the expert stands in, with what proves to her that the code is hers. */
  own(actor: SessionActor): Promise<{ data: OwnDrawCodeView[]; total: number }> {
    return this.work.run(actor.scope, async (tx) => {
      const data: OwnDrawCodeView[] = [];
      for (const row of await new DrawRoundRepository(tx).own()) {
        const place = placeOf(row.leaves, row.code, row.salt);
        if (!place) throw new DomainError('subject.notFound');
        const edition = await this.editions.get(tx, row.editionId);
        data.push({
          roundId: row.roundId,
          editionId: row.editionId,
          stage: stageOf(edition, PANEL_KINDS, row.stage).title,
          number: row.number,
          phase: row.phase,
          frozenAt: row.frozenAt,
          code: row.code,
          root: row.frozen.root,
          experts: row.frozen.experts,
          commitment: row.commitment,
          place,
          publicUrl: `${this.config.portalUrl}/draws/${row.roundId}`,
        });
      }
      return { data, total: data.length };
    });
  }
}
