import type { CaseRow, SubjectType, Text } from '@linxuan/domain';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/**
 * An act on a case as its timeline tells it, with the names that the reader may see; null where there is none or it
 * is hidden.
 */
export interface TimelineRecord {
  id: string;
  at: string;
  event: string;
  action: string;
  stage: string;
  subjectType: SubjectType;
  actorUser: string;
  actorOrg: string;
  actorRole: string;
  orgZh: string | null;
  orgEn: string | null;
  actorName: string | null;
  deputyName: string | null;
  reason: string | null;
  reasonCode: string | null;
  fromState: string | null;
  toState: string | null;
  version: number | null;
}

/**
 * A case of a chain of programmes; `depth` is negative towards where it began and positive towards what grew from it.
 */
export type LineageRow = Pick<CaseRow, 'id' | 'editionId' | 'number' | 'title' | 'state' | 'outcome'> & {
  depth: number;
};

/** A level of a ladder that an organisation reached or lost. */
export interface LadderRow {
  ladder: string;
  level: number;
  title: Text;
  editionId: string;
  caseNumber: string;
  event: string;
  at: string;
}

/** Another case with the same patent, the same holder and name, or the same file; what is not visible of it is null. */
export interface DuplicateRow {
  kind: 'patent' | 'holder-and-name' | 'file';
  value: string;
  otherNumber: string;
  nominatorZh: string | null;
  nominatorEn: string | null;
  route: string | null;
  visible: boolean;
  otherId: string | null;
  otherTitle: string | null;
  otherHolder: string | null;
  otherState: string | null;
}

/** What became of a case: acts, revisions, where it comes from and what is like it. */
export class CaseHistoryRepository {
  constructor(private readonly tx: Tx) {}

  /**
   * All acts on a case that the reader may know, in their order; acts of one instant follow the version they led to.
   */
  timelineOf(caseId: string): Promise<TimelineRecord[]> {
    return rowsOf(
      this.tx,
      `SELECT r.id, r.at, r.event, r.action, r.stage, r.subject_type, r.actor_user, r.actor_org, r.actor_role,
         o.name_zh AS org_zh, o.name_en AS org_en, u.display_name AS actor_name, d.display_name AS deputy_name,
         r.reason, r.reason_code, r.from_state, r.to_state, r.version
       FROM decision_record r
       LEFT JOIN organisation o ON o.id = r.actor_org
       LEFT JOIN app_user u ON u.id = r.actor_user
       LEFT JOIN app_user d ON d.id = r.acting_for
       WHERE r.case_id = $1
       ORDER BY r.at, r.version NULLS LAST, r.id`,
      [caseId],
    );
  }

  /** The last act that changed the state; undefined where none is visible. */
  async lastMoveOf(
    caseId: string,
  ): Promise<{ at: string; fromState: string | null; toState: string | null } | undefined> {
    const [move] = await rowsOf<{ at: string; fromState: string | null; toState: string | null }>(
      this.tx,
      `SELECT at, from_state, to_state
       FROM decision_record
       WHERE case_id = $1 AND from_state IS DISTINCT FROM to_state
       ORDER BY at DESC
       LIMIT 1`,
      [caseId],
    );
    return move;
  }

  /**
   * What an edition and its rules need to know of a case, with the digests of those of the given revisions that there
   * are. Null where the case is not visible. One statement, so that the case and its revisions are of one moment.
   */
  async revisionsOf(
    caseId: string,
    revisions: number[],
  ): Promise<(Pick<CaseRow, 'editionId' | 'stage' | 'route' | 'applicantOrg'> & { shas: Map<number, string> }) | null> {
    const rows = await rowsOf<
      Pick<CaseRow, 'editionId' | 'stage' | 'route' | 'applicantOrg'> & { revision: number | null; sha: string }
    >(
      this.tx,
      `SELECT r.revision, r.sha, c.edition_id, c.stage, c.route, c.applicant_org
       FROM case_file c
       LEFT JOIN case_revision r ON r.case_id = c.id AND r.revision = ANY($2)
       WHERE c.id = $1`,
      [caseId, revisions],
    );
    const [first] = rows;
    if (!first) return null;
    const { editionId, stage, route, applicantOrg } = first;
    const shas = new Map(rows.flatMap(({ revision, sha }) => (revision === null ? [] : [[revision, sha] as const])));
    return { editionId, stage, route, applicantOrg, shas };
  }

  /**
   * The chain of cases that feed each other, ten steps each way, from the oldest on; empty where the case is not
   * visible.
   */
  lineageOf(caseId: string): Promise<LineageRow[]> {
    return rowsOf(
      this.tx,
      `WITH RECURSIVE down AS (
         SELECT c.*, 0 AS depth
         FROM case_file c
         WHERE c.id = $1
         UNION ALL
         SELECT c.*, d.depth - 1
         FROM case_file c
         JOIN down d ON c.id = d.source_case_id
         WHERE d.depth > -10
       ),
       up AS (
         SELECT c.*, 0 AS depth
         FROM case_file c
         WHERE c.id = $1
         UNION ALL
         SELECT c.*, u.depth + 1
         FROM case_file c
         JOIN up u ON c.source_case_id = u.id
         WHERE u.depth < 10
       )
       SELECT id, edition_id, number, title, state, outcome, depth
       FROM down
       UNION
       SELECT id, edition_id, number, title, state, outcome, depth
       FROM up
       ORDER BY depth, number`,
      [caseId],
    );
  }

  /**
   * The levels that an organisation reached and lost, in order. A function answers: levels are known beyond the cases
   * that are visible.
   */
  ladderOf(orgId: string): Promise<LadderRow[]> {
    return rowsOf(this.tx, `SELECT * FROM ladder_history($1)`, [orgId]);
  }

  /**
   * Cases that look like this one. A function answers: a number is told also of a case that the reader does not see.
   */
  duplicatesOf(caseId: string): Promise<DuplicateRow[]> {
    return rowsOf(this.tx, `SELECT * FROM case_duplicates($1)`, [caseId]);
  }
}
