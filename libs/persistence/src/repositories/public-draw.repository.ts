import type { Entry, Frozen, Leaf } from '@linxuan/draw';
import type { UnitOfWork } from '../unit-of-work';
import { toRows } from './rows';

/** A round in which experts are drawn as the public reads it; the experts are null before the first draw. */
export interface PublicDrawRow {
  id: string;
  editionId: string;
  stage: string;
  number: number;
  frozen: Frozen;
  commitment: string;
  phase: 'frozen' | 'drawn' | 'annulled';
  head: string;
  frozenAt: string;
  experts: Leaf[] | null;
  /** How often was drawn. */
  draws: number;
}
export type PublicDrawListed = Omit<PublicDrawRow, 'frozen' | 'experts'> & { experts: number; panels: number };

/** Rounds of draws, with the database role of the public site: views without a name. */
export class PublicDrawReader {
  constructor(private readonly work: UnitOfWork) {}

  /** The newest first, 200 at most. */
  list(): Promise<PublicDrawListed[]> {
    return this.rows(
      `SELECT id, edition_id, stage, number, commitment, phase, head, frozen_at, draws,
         (frozen->>'experts')::int AS experts, jsonb_array_length(frozen->'panels') AS panels
       FROM public_draw
       ORDER BY frozen_at DESC, id
       LIMIT 200`,
    );
  }

  async find(id: string): Promise<PublicDrawRow | undefined> {
    const [row] = await this.rows<PublicDrawRow>(
      `SELECT id, edition_id, stage, number, frozen, commitment, phase, head, frozen_at, experts, draws
       FROM public_draw
       WHERE id = $1`,
      [id],
    );
    return row;
  }

  /** The acts of a round in their order, each with the digest over everything up to it. */
  entries(roundId: string): Promise<Entry[]> {
    return this.rows(
      `SELECT act, head
       FROM public_draw_act
       WHERE round_id = $1
       ORDER BY seq`,
      [roundId],
    );
  }

  private async rows<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return toRows<Row>(await this.work.source.query(sql, values));
  }
}
