import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { AskedAct, DrawActBodyDto, DrawActDone, FreezeBodyDto } from '@linxuan/contracts';
import { businessDateOf, recusalRules } from '@linxuan/domain';
import {
  applyAct,
  BY_PRODUCT,
  commitmentOf,
  isBeaconSignature,
  isDrawable,
  isFault,
  resultOf,
  rootOf,
  sourceFault,
  startOf,
  toldResult,
  type Act,
  type ActBody,
  type Entry,
  type Frozen,
  type RoundFacts,
  type RoundState,
} from '@linxuan/draw';
import {
  DrawRoundRepository,
  UnitOfWork,
  WorkspaceCaseRepository,
  type DrawActRow,
  type DrawRoundRow,
  type Tx,
} from '@linxuan/persistence';
import { Clock, DomainError, EDITIONS, type Editions, type SessionActor, workspaceEdition } from '@linxuan/platform';
import { fewestOf, PANEL_KINDS, stageOf } from '../stage-of-edition';
import { refusalOf } from './draw-faults';
import { ledgerText } from './draw-ledger';
import { nameInRound, signersNow } from './draw-people';
import { codedPool, panelSpecs } from './draw-pool';

/** How far a stored round has come: its acts are gone through by the rule of the draw. */
export function stateOf(round: DrawRoundRow, acts: readonly DrawActRow[]): { facts: RoundFacts; state: RoundState } {
  const facts = { frozen: round.frozen, leaves: round.leaves, isBeaconSignature };
  let state = startOf(round.frozen);
  for (const { act } of acts) {
    const next = applyAct(facts, state, act);
    if (isFault(next)) throw new Error(`act ${act.seq} of round ${round.id} cannot be: ${next.fault}`);
    state = next;
  }
  return { facts, state };
}

/** Freezes rounds and takes their acts; each stands in the ledger in the same transaction. */
@Injectable()
export class DrawRoundService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    private readonly clock: Clock,
  ) {}

  /** Fixes pool, limits, panels and the source of the seed, and publishes their digest. */
  freeze(actor: SessionActor, body: FreezeBodyDto, demo: boolean): Promise<{ id: string }> {
    return this.work.run(actor.scope, async (tx) => {
      const at = this.clock.iso();
      const edition = await workspaceEdition(tx, this.editions, actor, 'panels', at, body.editionId);
      const stage = stageOf(edition, PANEL_KINDS, body.stage);
      const source = sourceFault(body.source, at, {});
      if (source) throw refusalOf(source);
      if (body.seats < fewestOf(stage))
        throw new DomainError('evaluation.tooFew', { min: fewestOf(stage), given: body.seats });
      const rows = await new WorkspaceCaseRepository(tx).mapOf(body.cases);
      const cases = body.cases.flatMap((id) => rows.get(id) ?? []);
      if (cases.length !== body.cases.length) throw new DomainError('subject.notFound');
      const question = { on: businessDateOf(at), rules: recusalRules(edition.machine.definition.recusal) };
      const pool = await codedPool(tx);
      const leaves = pool.map(({ leaf }) => leaf);
      const panels = await panelSpecs(tx, stage.id, cases, pool, { body, question });
      const impossible = panels.filter(({ spec }) => !isDrawable(leaves, spec)).length;
      if (impossible > 0) throw new DomainError('draw.noPanel', { count: impossible });
      const repository = new DrawRoundRepository(tx);
      const number = (await repository.ofStage(edition.id, stage.id)).length + 1;
      const id = randomUUID();
      const frozen: Frozen = {
        format: 'linxuan-draw/1',
        round: id,
        edition: edition.id,
        stage: stage.id,
        number,
        frozenAt: at,
        experts: leaves.length,
        root: rootOf(leaves),
        panels: panels.map(({ spec }) => spec),
        source: body.source,
        demo,
      };
      const commitment = commitmentOf(frozen);
      const stamp = { at, digest: edition.digest };
      const outcome = await repository.freeze({
        round: {
          id,
          editionId: edition.id,
          stage: stage.id,
          number,
          authorityOrg: actor.orgId,
          frozen,
          commitment,
          leaves,
          frozenAt: at,
        },
        experts: pool.map(({ expert, salt, leaf }) => ({ userId: expert.id, code: leaf.code, salt })),
        panels: panels.map(({ spec, caseId, salt }) => ({ code: spec.code, caseId, salt })),
        payload: ledgerText(actor, id, 1, 'draw.frozen', { frozen, commitment }, stamp),
      });
      if (outcome !== 'done') throw new DomainError(outcome);
      return { id };
    });
  }

  /** Takes an act that a reader of the transcript would take too; where it completes the seed, the draw follows. */
  act(actor: SessionActor, roundId: string, { seq, act }: DrawActBodyDto): Promise<DrawActDone> {
    return this.work.run(actor.scope, async (tx) => {
      const repository = new DrawRoundRepository(tx);
      const round = await repository.byId(roundId);
      if (!round) throw new DomainError('subject.notFound');
      if (seq !== round.seq + 1) throw new DomainError('draw.moved');
      const acts = await repository.acts(roundId);
      const by = nameInRound(acts, await signersNow(tx, actor));
      const { digest } = await this.editions.get(tx, round.editionId);
      const taken = take(round, acts, act as AskedAct, by, this.clock.iso());
      const { entries, state } = taken;
      const isFirstDraw = !acts.some((one) => one.act.type === 'drawn');
      const outcome = await repository.act(roundId, {
        entries,
        phase: state.phase,
        panels: Object.fromEntries(Object.entries(state.panels).map(([code, { seats }]) => [code, seats])),
        payloads: entries.map(({ act: one, head }) =>
          ledgerText(
            actor,
            roundId,
            one.seq + 1,
            `draw.${one.type}`,
            { act: one, head, ...(one.type === 'drawn' && isFirstDraw ? { experts: round.leaves } : {}) },
            { at: one.at, digest },
          ),
        ),
      });
      if (outcome !== 'done') throw new DomainError(outcome);
      return { seq: state.seq, phase: state.phase };
    });
  }
}

/** The entries that an act adds: itself, and the draw where the seed is complete by it. */
function take(
  round: DrawRoundRow,
  acts: readonly DrawActRow[],
  body: AskedAct,
  by: string,
  at: string,
): { entries: Entry[]; state: RoundState } {
  const { facts, state: before } = stateOf(round, acts);
  const entries: Entry[] = [];
  let state = before;
  const add = (asked: ActBody, who: string): void => {
    const act: Act = { ...asked, seq: state.seq + 1, at, by: who };
    const next = applyAct(facts, state, act);
    if (isFault(next)) throw refusalOf(next);
    entries.push({ act, head: next.head });
    state = next;
  };
  add(body, by);
  if (state.phase === 'frozen' && state.seed !== null) {
    const panels = resultOf(round.frozen, round.leaves, state.seed);
    if (isFault(panels)) throw refusalOf(panels);
    add(toldResult(state.draw, state.seed, panels), BY_PRODUCT);
  }
  return { entries, state };
}

/** A round of the person's authority with its acts; 404 for any other. */
export async function roundOf(tx: Tx, id: string): Promise<{ round: DrawRoundRow; acts: DrawActRow[] }> {
  const repository = new DrawRoundRepository(tx);
  const round = await repository.byId(id);
  if (!round) throw new DomainError('subject.notFound');
  return { round, acts: await repository.acts(id) };
}
