import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** Who nominates in a stage: the nominator of the cases, or the group that their holders belong to. */
export type NominatedBy = 'nominator' | 'group';

/** A case that waits in the pool (no dossier) or is in one of the dossiers. */
export interface PoolPlace {
  caseId: string;
  dossierId: string | null;
}

/** The column that names who nominates. */
const HOLDER = { nominator: 'nominator_org', group: 'group_org' } as const;

/** Applications of one nominator in an edition. */
export class NominationRepository {
  constructor(private readonly tx: Tx) {}

  /** Cases that stand in the pool's state, then those in the dossiers, each by case id. */
  poolAndBatches(
    editionId: string,
    by: NominatedBy,
    org: string,
    pooled: string,
    dossierIds: readonly string[],
  ): Promise<PoolPlace[]> {
    return rowsOf(
      this.tx,
      `SELECT id AS "caseId", NULL AS "dossierId"
       FROM case_file
       WHERE edition_id = $1 AND ${HOLDER[by]} = $2 AND state = $3
       UNION ALL
       SELECT case_id, dossier_id::text
       FROM dossier_item
       WHERE dossier_id = ANY($4)
       ORDER BY 2 NULLS FIRST, 1`,
      [editionId, org, pooled, dossierIds],
    );
  }

  /** How many applications stand in each state, by state; those that were never submitted are not counted. */
  stateCounts(editionId: string, by: NominatedBy, org: string): Promise<{ state: string; count: number }[]> {
    return rowsOf(
      this.tx,
      `SELECT state, count(*)::int AS count
       FROM case_file
       WHERE edition_id = $1 AND ${HOLDER[by]} = $2 AND revision > 0
       GROUP BY state
       ORDER BY state`,
      [editionId, org],
    );
  }

  /** How many applications were received in all. */
  async received(editionId: string, by: NominatedBy, org: string): Promise<number> {
    const [row] = await rowsOf<{ received: number }>(
      this.tx,
      `SELECT count(*)::int AS received
       FROM case_file
       WHERE edition_id = $1 AND ${HOLDER[by]} = $2 AND revision > 0`,
      [editionId, org],
    );
    return row?.received ?? 0;
  }
}
