import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** How a submitted case went through the round of its edition. */
export interface RoundCase {
  id: string;
  number: string;
  title: string;
  route: string | null;
  nominator: string | null;
  /** Organisation whose account it drew on, empty where the account is nobody's; null where it drew on none. */
  account: string | null;
  area: string | null;
  /** Number of its place, or its position in the letter. */
  place: number | null;
  listed: boolean;
  revisionSha: string | null;
  submittedAt: string | null;
}

/**
 * The facts of a round as they stand in the database. Only reads, with the rights of whoever maintains the
 * installation.
 */
export class RecordedRoundRepository {
  constructor(private readonly tx: Tx) {}

  /**
   * Cases that were submitted, by number. The first slot that a case took says whose account it drew on; without one
   * the letter's order counts.
   */
  cases(editionId: string): Promise<RoundCase[]> {
    return rowsOf(
      this.tx,
      `SELECT c.id, c.number, c.title, c.route, c.nominator_org AS nominator, coalesce(c.final_area, c.area) AS area,
         c.revision_sha, c.first_submitted_at AS submitted_at,
         split_part(s.account_id, '/', 2) AS account, coalesce(s.number, i.position) AS place,
         (
           c.outcome = 'published' OR EXISTS (
             SELECT 1
             FROM dossier_item l
             JOIN dossier d ON d.id = l.dossier_id AND d.kind = 'list' AND d.state = 'decided'
             WHERE l.case_id = c.id AND l.outcome = 'listed'
           )
         ) AS listed
       FROM case_file c
       LEFT JOIN LATERAL (
         SELECT q.account_id, q.number
         FROM quota_slot q
         JOIN quota_account a ON a.id = q.account_id AND a.key IS NULL
         WHERE q.case_id = c.id
         ORDER BY q.account_id
         LIMIT 1
       ) s ON true
       LEFT JOIN LATERAL (
         SELECT n.position
         FROM dossier_item n
         JOIN dossier d ON d.id = n.dossier_id AND d.kind = 'nomination'
         WHERE n.case_id = c.id
         ORDER BY n.position
         LIMIT 1
       ) i ON true
       WHERE c.edition_id = $1 AND c.revision > 0
       ORDER BY c.number`,
      [editionId],
    );
  }

  /** Score sheets that were sealed; `content` is the text of the snapshot. */
  sealedSheets(editionId: string): Promise<{ caseId: string; stage: string; content: string }[]> {
    return rowsOf(
      this.tx,
      `SELECT t.case_id, t.stage, p.content
       FROM seat t
       JOIN case_file c ON c.id = t.case_id AND c.edition_id = $1
       JOIN snapshot p ON p.sha = t.sheet_sha
       WHERE t.state = 'sealed'`,
      [editionId],
    );
  }
}
