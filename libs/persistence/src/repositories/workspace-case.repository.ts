import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** A case as a workspace lists it, with the name of its nominator; instants in ISO 8601 UTC. */
export interface WorkspaceCaseRow {
  id: string;
  editionId: string;
  number: string;
  title: string;
  /** Empty where the reader must not learn who holds the technology. */
  holderName: string;
  applicantOrg: string;
  nominatorOrg: string | null;
  nominatorZh: string | null;
  nominatorEn: string | null;
  area: string | null;
  category: string | null;
  route: string | null;
  stage: string;
  state: string;
  version: number;
  revision: number;
  revisionSha: string | null;
  firstSubmittedAt: string | null;
  enteredAt: string;
  dueAt: string | null;
}

const CASES = `
  SELECT c.id, c.edition_id, c.number, c.title, c.holder_name,
    c.applicant_org, c.nominator_org,
    o.name_zh AS "nominatorZh", o.name_en AS "nominatorEn",
    c.area, c.category, c.route, c.stage, c.state, c.version, c.revision, c.revision_sha,
    c.first_submitted_at, c.entered_at, c.due_at
  FROM case_file c
  LEFT JOIN organisation o ON o.id = c.nominator_org`;

/**
 * Cases as the workspaces of an authority, a department and an expert list them. SQL, since the name comes with the
 * case.
 */
export class WorkspaceCaseRepository {
  constructor(private readonly tx: Tx) {}

  /** Cases by id that the person may see, in no order. */
  byIds(ids: readonly string[]): Promise<WorkspaceCaseRow[]> {
    return this.read(`${CASES} WHERE c.id = ANY($1)`, [ids]);
  }

  /** The case, if the person may see it. */
  async byId(id: string): Promise<WorkspaceCaseRow | undefined> {
    return (await this.byIds([id]))[0];
  }

  /** The same by their ids. */
  async mapOf(ids: readonly string[]): Promise<Map<string, WorkspaceCaseRow>> {
    return new Map((await this.byIds(ids)).map((row) => [row.id, row]));
  }

  /** Cases of an edition that stand in one of a stage's states, most pressing first; at most 1000. */
  inStage(editionId: string, stage: string, states: readonly string[]): Promise<WorkspaceCaseRow[]> {
    return this.read(
      `${CASES}
       WHERE c.edition_id = $1 AND c.stage = $2 AND c.state = ANY($3)
       ORDER BY c.due_at NULLS LAST, c.number
       LIMIT 1000`,
      [editionId, stage, states],
    );
  }

  private async read(sql: string, parameters: unknown[]): Promise<WorkspaceCaseRow[]> {
    return rowsOf<WorkspaceCaseRow>(this.tx, sql, parameters);
  }
}
