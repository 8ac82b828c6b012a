import type { Draw } from '@linxuan/domain';
import { DrawEntity } from '../entities';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** A draw as it is on record. */
export type DrawRecord = Pick<
  DrawEntity,
  'id' | 'editionId' | 'stage' | 'seed' | 'pool' | 'drawnBy' | 'orgId' | 'drawnAt'
> & { caseId: string; result: Draw };

/** A draw with the name of who drew; the instant in ISO 8601 UTC. */
export interface NamedDraw {
  id: string;
  seed: string;
  result: Draw;
  drawnAt: string;
  drawnBy: string;
}

/** Draws of experts. They are added and never changed. */
export class DrawRepository {
  constructor(private readonly tx: Tx) {}

  async add(draw: DrawRecord): Promise<void> {
    await this.tx.insert(DrawEntity, draw as never);
  }

  /** The draws of a case in a stage, in their order. */
  async ofCase(caseId: string, stage: string): Promise<NamedDraw[]> {
    return rowsOf<NamedDraw>(
      this.tx,
      `SELECT d.id, d.seed, d.drawn_at, u.display_name AS "drawnBy", d.result
       FROM draw d
       JOIN app_user u ON u.id = d.drawn_by
       WHERE d.case_id = $1 AND d.stage = $2
       ORDER BY d.drawn_at, d.id`,
      [caseId, stage],
    );
  }
}
