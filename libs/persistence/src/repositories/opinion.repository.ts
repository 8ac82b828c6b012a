import type { Tx } from '../unit-of-work';
import type { OpinionEntity } from '../entities';
import { rowsOf } from './rows';

/** An opinion that a department was asked for, by its id and that of its case. */
export interface AskedOpinion {
  id: string;
  caseId: string;
}

/** An opinion with its case as the department lists it; instants in ISO 8601 UTC. */
export interface InboxOpinion {
  id: string;
  version: number;
  caseId: string;
  number: string;
  title: string;
  holderName: string;
  category: string | null;
  editionId: string;
  stage: string;
  leadOrg: string;
  state: string;
  round: number;
  assigneeUser: string | null;
  assigneeName: string | null;
  verdict: OpinionEntity['verdict'];
  askedAt: string;
  dueAt: string | null;
}

/** Opinions of one department: how many are open, how many of these are overdue, how many are answered. */
export interface DepartmentLoad {
  orgId: string;
  open: number;
  overdue: number;
  answered: number;
}

/** Opinions that departments are asked for. */
export class OpinionRepository {
  constructor(private readonly tx: Tx) {}

  /** What a department is asked in a stage of an edition and has not signed, most pressing first; at most 1000. */
  askedOf(editionId: string, orgId: string, stage: string): Promise<AskedOpinion[]> {
    return rowsOf(
      this.tx,
      `SELECT o.id, o.case_id
       FROM opinion o
       JOIN case_file c ON c.id = o.case_id AND c.edition_id = $1 AND c.stage = o.stage AND c.outcome = 'running'
       WHERE o.org_id = $2 AND o.stage = $3 AND o.state IN ('asked', 'assigned', 'proposed', 'circulated')
       ORDER BY o.due_at NULLS LAST, o.id
       LIMIT 1000`,
      [editionId, orgId, stage],
    );
  }

  /** A department's reviewers with the opinions that lie with each, those with the least first. */
  reviewersOf(orgId: string): Promise<{ id: string; name: string; open: number }[]> {
    return rowsOf(
      this.tx,
      `SELECT u.id, u.display_name AS name,
         (SELECT count(*)::int
          FROM opinion o
          WHERE o.org_id = m.org_id AND o.assignee_user = u.id AND o.state = 'assigned') AS open
       FROM membership m
       JOIN app_user u ON u.id = m.user_id
       WHERE m.org_id = $1 AND m.role = 'department-reviewer' AND m.ended_at IS NULL AND u.disabled_at IS NULL
       ORDER BY 3, 2, 1`,
      [orgId],
    );
  }

  /** The same with those that are overdue at `now`; who has the same number of opinions follows by name. */
  reviewerLoads(
    orgId: string,
    now: string,
  ): Promise<{ userId: string; name: string; open: number; overdue: number }[]> {
    return rowsOf(
      this.tx,
      `SELECT m.user_id, u.display_name AS name,
         count(o.id)::int AS open,
         count(o.id) FILTER (WHERE o.due_at < $2)::int AS overdue
       FROM membership m
       JOIN app_user u ON u.id = m.user_id
       LEFT JOIN opinion o ON o.assignee_user = m.user_id AND o.org_id = m.org_id AND o.state = 'assigned'
       WHERE m.org_id = $1 AND m.role = 'department-reviewer' AND m.ended_at IS NULL AND u.disabled_at IS NULL
       GROUP BY 1, 2
       ORDER BY 3, 2`,
      [orgId, now],
    );
  }

  /** What each department has to do and has done; a department that was never asked is left out. */
  loadsOf(orgIds: readonly string[], now: string): Promise<DepartmentLoad[]> {
    return rowsOf(
      this.tx,
      `SELECT org_id,
         count(*) FILTER (WHERE state IN ('asked', 'assigned', 'proposed', 'circulated'))::int AS open,
         count(*) FILTER (WHERE state IN ('asked', 'assigned', 'proposed', 'circulated') AND due_at < $2)::int AS overdue,
         count(*) FILTER (WHERE state = 'answered')::int AS answered
       FROM opinion
       WHERE org_id = ANY($1)
       GROUP BY org_id`,
      [orgIds, now],
    );
  }

  /** Opinions of a department whose case still waits for them, most pressing first; at most 500. */
  async waitingAt(orgId: string, states: readonly string[]): Promise<InboxOpinion[]> {
    return rowsOf<InboxOpinion>(
      this.tx,
      `SELECT o.id, o.version, o.case_id, c.number, c.title, c.holder_name,
         c.category, c.edition_id, o.stage, o.lead_org, o.state, o.round,
         o.assignee_user, u.display_name AS "assigneeName", o.verdict,
         o.asked_at, o.due_at
       FROM opinion o
       JOIN case_file c ON c.id = o.case_id AND c.stage = o.stage AND c.outcome = 'running'
       LEFT JOIN app_user u ON u.id = o.assignee_user
       WHERE o.org_id = $1 AND o.state = ANY($2)
       ORDER BY o.due_at NULLS LAST, o.id
       LIMIT 500`,
      [orgId, states],
    );
  }
}
