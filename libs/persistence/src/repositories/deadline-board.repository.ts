import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** Cases of a nominator in a state, how many are overdue and when the last of them is due. */
export interface StageLoad {
  nominator: string;
  stage: string;
  state: string;
  cases: number;
  overdue: number;
  latestDue: string | null;
}

/** How often cases of a nominator went from one state to another: in all, since an instant, and when first. */
export interface StageFlow {
  nominator: string;
  from: string;
  to: string;
  moves: number;
  recent: number;
  firstAt: string;
}

/** Opinions that a department owes and has given in a stage, with the accounts at which open ones lie. */
export interface OpinionLoad {
  org: string;
  stage: string;
  open: number;
  overdue: number;
  latestDue: string | null;
  answered: number;
  recent: number;
  firstAt: string;
  assignees: string[];
}

/** A case that its applicant was asked to correct. */
export interface CaseInCorrection {
  caseId: string;
  number: string;
  title: string;
  stage: string;
  org: string;
  dueAt: string | null;
}

/** Read model of the board of dates: who is behind, and who will be. One statement each for a whole edition. */
export class DeadlineBoardRepository {
  constructor(private readonly tx: Tx) {}

  async stageLoad(editionId: string, now: string): Promise<StageLoad[]> {
    const rows = await rowsOf<StageLoad>(
      this.tx,
      `SELECT nominator, stage, state, cases, overdue, latest_due
       FROM stage_load($1, $2)`,
      [editionId, now],
    );
    return rows.map((row) => ({ ...row, cases: Number(row.cases), overdue: Number(row.overdue) }));
  }

  async stageFlow(editionId: string, since: string): Promise<StageFlow[]> {
    const rows = await rowsOf<StageFlow>(
      this.tx,
      `SELECT nominator, from_state AS "from", to_state AS "to", moves, recent, first_at
       FROM stage_flow($1, $2)`,
      [editionId, since],
    );
    return rows.map((row) => ({ ...row, moves: Number(row.moves), recent: Number(row.recent) }));
  }

  /** Opinions that the organisation asked for, by the department that owes them. */
  async opinions(editionId: string, leadOrg: string, now: string, since: string): Promise<OpinionLoad[]> {
    const rows = await rowsOf<Omit<OpinionLoad, 'assignees'> & { assignees: string[] | null }>(
      this.tx,
      `SELECT o.org_id AS org, o.stage,
         count(*) FILTER (WHERE pending)::int AS open,
         count(*) FILTER (WHERE pending AND o.due_at < $3)::int AS overdue,
         max(o.due_at) FILTER (WHERE pending) AS latest_due,
         count(*) FILTER (WHERE o.state = 'answered')::int AS answered,
         count(*) FILTER (WHERE o.state = 'answered' AND o.answered_at >= $4)::int AS recent,
         min(o.asked_at) AS first_at,
         array_agg(DISTINCT o.assignee_user) FILTER (WHERE pending AND o.assignee_user IS NOT NULL) AS assignees
       FROM opinion o
       JOIN case_file c ON c.id = o.case_id
       CROSS JOIN LATERAL (
         SELECT o.state IN ('asked', 'assigned', 'proposed', 'circulated') AND c.outcome = 'running' AS pending
       ) p
       WHERE c.edition_id = $1 AND o.lead_org = $2 AND o.state <> 'cancelled'
       GROUP BY 1, 2`,
      [editionId, leadOrg, now, since],
    );
    return rows.map((row) => ({ ...row, assignees: row.assignees ?? [] }));
  }

  /**
   * Cases in one of these states of which this organisation is nominator or authority, the earliest due first; at
   * most 300.
   */
  inStates(editionId: string, states: readonly string[], orgId: string): Promise<CaseInCorrection[]> {
    return rowsOf(
      this.tx,
      `SELECT id AS case_id, number, title, stage, applicant_org AS org, due_at
       FROM case_file
       WHERE edition_id = $1 AND state = ANY($2) AND (nominator_org = $3 OR authority_org = $3)
       ORDER BY due_at NULLS LAST, id
       LIMIT 300`,
      [editionId, states, orgId],
    );
  }
}
