import type { Entry, Leaf } from '@linxuan/draw';
import { DrawActEntity, DrawExpertEntity, DrawRoundEntity } from '../entities';
import { outcomeOf } from '../outcomes';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** A round as its authority reads it; instants in ISO 8601 UTC. */
export type DrawRoundRow = Pick<
  DrawRoundEntity,
  | 'id'
  | 'editionId'
  | 'stage'
  | 'number'
  | 'authorityOrg'
  | 'frozen'
  | 'commitment'
  | 'leaves'
  | 'phase'
  | 'seq'
  | 'head'
  | 'frozenBy'
  | 'frozenAt'
>;
export type DrawActRow = Pick<DrawActEntity, 'seq' | 'act' | 'head' | 'byUser' | 'byDeputy'>;

/** An expert of a round with the name behind the code. */
export interface DrawExpertRow {
  code: string;
  userId: string;
  name: string;
  orgZh: string;
  orgEn: string;
}
/** What an expert is told of one of the rounds that she stands in. */
export interface OwnDrawCode extends Omit<DrawRoundRow, 'id' | 'authorityOrg' | 'seq' | 'head' | 'frozenBy'> {
  roundId: string;
  code: string;
  salt: string;
}
export interface DrawPanelRow {
  code: string;
  caseId: string;
  number: string;
  title: string;
  seats: string[] | null;
}

/** What is written when a round is frozen. */
export interface DrawFreezing {
  round: Omit<DrawRoundRow, 'phase' | 'seq' | 'head' | 'frozenBy'>;
  experts: readonly Pick<DrawExpertEntity, 'userId' | 'code' | 'salt'>[];
  panels: readonly { code: string; caseId: string; salt: string }[];
  /** Canonical text of the event in the ledger. */
  payload: string;
}
/** What is written of an act, and of the draw that follows from it. */
export interface DrawStep {
  entries: readonly Entry[];
  phase: DrawRoundRow['phase'];
  panels: Readonly<Record<string, readonly string[]>>;
  payloads: readonly string[];
}

/** Rounds in which experts are drawn. Functions of the database write them; nothing of a round is ever changed. */
export class DrawRoundRepository {
  constructor(private readonly tx: Tx) {}

  /** The rounds of a stage, the newest first. */
  ofStage(editionId: string, stage: string): Promise<DrawRoundRow[]> {
    return this.tx.find(DrawRoundEntity, { where: { editionId, stage }, order: { number: 'DESC' } });
  }

  byId(id: string): Promise<DrawRoundRow | null> {
    return this.tx.findOneBy(DrawRoundEntity, { id });
  }

  /** The acts of a round in their order. */
  acts(roundId: string): Promise<DrawActRow[]> {
    return this.tx.find(DrawActEntity, { where: { roundId }, order: { seq: 'ASC' } });
  }

  experts(roundId: string): Promise<DrawExpertRow[]> {
    return rowsOf(
      this.tx,
      `SELECT e.code, e.user_id, u.display_name AS name, coalesce(o.name_zh, '') AS org_zh, coalesce(o.name_en, '') AS org_en
       FROM draw_expert e
       JOIN app_user u ON u.id = e.user_id
       LEFT JOIN LATERAL (
         SELECT m.org_id FROM membership m WHERE m.user_id = e.user_id AND m.role = 'expert' ORDER BY m.org_id LIMIT 1
       ) m ON true
       LEFT JOIN organisation o ON o.id = m.org_id
       WHERE e.round_id = $1
       ORDER BY e.code`,
      [roundId],
    );
  }

  /** The panels of a round whose cases the person may see. */
  panels(roundId: string): Promise<DrawPanelRow[]> {
    return rowsOf(
      this.tx,
      `SELECT p.code, p.case_id, c.number, c.title, p.seats
       FROM draw_panel p
       JOIN case_file c ON c.id = p.case_id
       WHERE p.round_id = $1
       ORDER BY p.code`,
      [roundId],
    );
  }

  /** Cases of a stage that stand in a round already, or on whose panel somebody sits. */
  async taken(editionId: string, stage: string): Promise<string[]> {
    const rows = await rowsOf<{ caseId: string }>(
      this.tx,
      `SELECT p.case_id
       FROM draw_panel p
       JOIN draw_round r ON r.id = p.round_id
       WHERE r.edition_id = $1 AND p.stage = $2 AND p.live
       UNION
       SELECT s.case_id
       FROM seat s
       JOIN case_file c ON c.id = s.case_id
       WHERE c.edition_id = $1 AND s.stage = $2 AND s.state NOT IN ('recused', 'replaced')`,
      [editionId, stage],
    );
    return rows.map(({ caseId }) => caseId);
  }

  /** The regions of the organisations that experts are of, by organisation. */
  async regions(organisations: readonly string[]): Promise<Map<string, string>> {
    const rows = await rowsOf<{ id: string; region: string }>(
      this.tx,
      `SELECT id, region_code AS region
       FROM organisation
       WHERE id = ANY($1) AND region_code IS NOT NULL`,
      [[...new Set(organisations)]],
    );
    return new Map(rows.map(({ id, region }) => [id, region]));
  }

  /** Rounds that the expert stands in, the newest first. */
  own(): Promise<OwnDrawCode[]> {
    return rowsOf(
      this.tx,
      `SELECT *
       FROM own_draw_code
       ORDER BY frozen_at DESC, round_id`,
    );
  }

  /**
   * Who was drawn for a case, for the engine: null where the case stands in a round that is not drawn, undefined where
   * it stands in none. The panel is locked, so that no round is ended while a seat is given.
   */
  async drawnFor(caseId: string, stage: string): Promise<string[] | null | undefined> {
    const [panel] = await rowsOf<{ roundId: string; seats: string[] | null }>(
      this.tx,
      `SELECT round_id, seats
       FROM draw_panel
       WHERE case_id = $1 AND stage = $2 AND live
       FOR SHARE`,
      [caseId, stage],
    );
    if (!panel) return undefined;
    if (panel.seats === null) return null;
    const rows = await rowsOf<{ userId: string }>(
      this.tx,
      `SELECT user_id
       FROM draw_expert
       WHERE round_id = $1 AND code = ANY($2)`,
      [panel.roundId, panel.seats],
    );
    return rows.map(({ userId }) => userId);
  }

  async freeze({ round, experts, panels, payload }: DrawFreezing) {
    const [row] = await rowsOf<{ outcome: string }>(this.tx, `SELECT freeze_draw($1, $2, $3, $4) AS outcome`, [
      JSON.stringify({
        id: round.id,
        edition_id: round.editionId,
        stage: round.stage,
        number: round.number,
        authority_org: round.authorityOrg,
        frozen: round.frozen,
        commitment: round.commitment,
        leaves: round.leaves satisfies Leaf[],
        frozen_at: round.frozenAt,
      }),
      JSON.stringify(experts.map(({ userId, code, salt }) => ({ user_id: userId, code, salt }))),
      JSON.stringify(panels.map(({ code, caseId, salt }) => ({ code, case_id: caseId, salt }))),
      payload,
    ]);
    return outcomeOf(row?.outcome, ['subject.notFound', 'draw.moved', 'draw.inRound', 'draw.seated']);
  }

  async act(roundId: string, { entries, phase, panels, payloads }: DrawStep) {
    const [row] = await rowsOf<{ outcome: string }>(this.tx, `SELECT act_on_draw($1, $2, $3, $4, $5) AS outcome`, [
      roundId,
      JSON.stringify(entries),
      phase,
      JSON.stringify(panels),
      payloads,
    ]);
    return outcomeOf(row?.outcome, ['subject.notFound', 'draw.moved', 'draw.samePerson', 'draw.seated']);
  }
}
