import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** A submission as its receipt tells it; `content` is the canonical JSON text that was stored. */
export interface SubmissionReceipt {
  number: string;
  sha: string;
  revision: number;
  submittedAt: string;
  /** Name of who submitted; null where it is not visible. */
  submittedBy: string | null;
  content: string;
}

/** How a case last came into a state. */
export interface CameInto {
  reason: string | null;
  at: string;
  orgZh: string | null;
  orgEn: string | null;
}

/** What an applicant submitted, and what came back. */
export class CaseSubmissionRepository {
  constructor(private readonly tx: Tx) {}

  /** A revision of a case, the last one where none is named; undefined before the first. */
  ofRevision(caseId: string, revision: number | undefined): Promise<SubmissionReceipt | undefined> {
    return this.receipt(
      `r.revision = coalesce($2::int, (SELECT max(m.revision) FROM case_revision m WHERE m.case_id = $1))`,
      [caseId, revision ?? null],
    );
  }

  /** The revision that one request made. */
  ofRequest(caseId: string, requestId: string): Promise<SubmissionReceipt | undefined> {
    return this.receipt(
      `(r.sha, r.submitted_at) = (
         SELECT q.payload->>'revisionSha', q.accepted_at
         FROM transition_request q
         WHERE q.id = $2::uuid
       )`,
      [caseId, requestId],
    );
  }

  private async receipt(which: string, parameters: unknown[]): Promise<SubmissionReceipt | undefined> {
    const [row] = await rowsOf<SubmissionReceipt>(
      this.tx,
      `SELECT c.number, r.sha, r.revision, r.submitted_at, u.display_name AS submitted_by, s.content
       FROM case_revision r
       JOIN case_file c ON c.id = r.case_id
       JOIN snapshot s ON s.sha = r.sha
       LEFT JOIN app_user u ON u.id = r.submitted_by
       WHERE r.case_id = $1 AND ${which}`,
      parameters,
    );
    return row;
  }

  /** The canonical JSON text of the last revision; undefined before the first. */
  async lastContent(caseId: string): Promise<string | undefined> {
    const [row]: { content: string }[] = await this.tx.query(
      `SELECT s.content
       FROM case_revision r
       JOIN snapshot s ON s.sha = r.sha
       WHERE r.case_id = $1
       ORDER BY r.revision DESC
       LIMIT 1`,
      [caseId],
    );
    return row?.content;
  }

  /** The last act that brought the case into a state, with the organisation that acted. */
  async cameInto(caseId: string, state: string): Promise<CameInto | undefined> {
    const [row] = await rowsOf<CameInto>(
      this.tx,
      `SELECT r.reason, r.at, o.name_zh AS org_zh, o.name_en AS org_en
       FROM decision_record r
       LEFT JOIN organisation o ON o.id = r.actor_org
       WHERE r.case_id = $1 AND r.to_state = $2
       ORDER BY r.at DESC
       LIMIT 1`,
      [caseId, state],
    );
    return row;
  }
}
