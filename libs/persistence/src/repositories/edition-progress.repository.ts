import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** A running case as whoever leads the edition may see it for a change of versions. */
export interface RunningCase {
  id: string;
  number: string;
  state: string;
  stage: string;
  editionVersion: number;
  route: string | null;
  nominatorOrg: string | null;
  enteredAt: string;
  dueAt: string | null;
  correcting: boolean;
}

/** Where the cases of an edition stand. Functions of the database count all of them for the authority that leads it. */
export class EditionProgressRepository {
  constructor(private readonly tx: Tx) {}

  /** Running cases by the version they go by. */
  async runningByVersion(editionId: string): Promise<Map<number, number>> {
    const rows = await rowsOf<{ version: number; cases: number }>(
      this.tx,
      `SELECT edition_version AS version, count(*)::int AS cases
       FROM edition_running_cases($1)
       GROUP BY 1`,
      [editionId],
    );
    return new Map(rows.map(({ version, cases }) => [version, cases]));
  }

  /** Running cases that do not go by this version. */
  runningUnderOther(editionId: string, version: number): Promise<RunningCase[]> {
    return rowsOf(this.tx, 'SELECT * FROM edition_running_cases($1) WHERE edition_version <> $2', [editionId, version]);
  }

  /** All running cases by stage. */
  async runningByStage(editionId: string): Promise<Record<string, number>> {
    return byStage(await rowsOf(this.tx, 'SELECT stage, cases FROM edition_stage_counts($1)', [editionId]));
  }

  /** Cases by stage that the session sees and that run, or stand in one of the states given. */
  async readableByStage(editionId: string, states: readonly string[] = []): Promise<Record<string, number>> {
    const rows = await rowsOf<{ stage: string; cases: number }>(
      this.tx,
      `SELECT stage, count(*)::int AS cases
       FROM case_file
       WHERE edition_id = $1 AND (outcome = 'running' OR state = ANY($2)) AND id IN (SELECT case_id FROM party)
       GROUP BY stage`,
      [editionId, states],
    );
    return byStage(rows);
  }
}

const byStage = (rows: { stage: string; cases: number }[]): Record<string, number> =>
  Object.fromEntries(rows.map(({ stage, cases }) => [stage, Number(cases)]));
