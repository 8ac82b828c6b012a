import type { Text } from '@linxuan/domain';
import { QUOTA_PLACES } from '../quota-places';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** An organisation as maps and tables name it; short name and tile of the map where the register has them. */
export interface OrganisationFigure {
  id: string;
  nameZh: string;
  nameEn: string;
  regionCode: string | null;
  detail: { short?: Text; tile?: { column: number; row: number } | null };
}

/** Cases of a nominator in a state. */
export interface NominatorCount {
  nominator: string;
  stage: string;
  state: string;
  outcome: string;
  cases: number;
}

/** Open work of an assignee by stage and kind. */
export interface OpenWorkCount {
  nominator: string | null;
  org: string;
  role: string;
  queueKey: string;
  stage: string;
  kind: string;
  open: number;
  overdue: number;
  earliestDue: string | null;
}

/** A batch that has left its nominator. */
export interface SentBatch {
  owner: string;
  state: string;
  zeroReturn: boolean;
  late: boolean;
}

/** The same with its number, when it left and how many cases it holds. */
export interface ReleasedBatch {
  state: string;
  number: string | null;
  releasedAt: string | null;
  late: boolean;
  zeroReturn: boolean;
  items: number;
}

/** A stay of a case in a state; `subject` is a number of the answer, not the case. */
export interface StageSpan {
  subject: string;
  edition: string;
  nominator: string;
  area: string | null;
  state: string;
  since: string;
  until: string | null;
}

/**
 * Read model of the ministry's figures, each for a whole edition in one statement. The counting functions count for
 * whoever runs the edition also what he does not see row by row.
 */
export class DashboardRepository {
  constructor(private readonly tx: Tx) {}

  organisations(ids: readonly string[]): Promise<OrganisationFigure[]> {
    return rowsOf(
      this.tx,
      `SELECT id, name_zh, name_en, region_code, detail
       FROM organisation
       WHERE id = ANY($1)`,
      [ids],
    );
  }

  async caseCounts(editionId: string): Promise<NominatorCount[]> {
    const rows = await rowsOf<NominatorCount>(
      this.tx,
      `SELECT nominator, stage, state, outcome, cases
       FROM nominator_counts($1)`,
      [editionId],
    );
    return rows.map((row) => ({ ...row, cases: Number(row.cases) }));
  }

  /** Open work of all assignees; overdue is what was due before `at`. */
  async openWorkCounts(editionId: string, at: string): Promise<OpenWorkCount[]> {
    const rows = await rowsOf<OpenWorkCount>(
      this.tx,
      `SELECT nominator, org_id AS org, role, queue_key, stage, kind, open, overdue, earliest_due
       FROM desk_counts($1, $2)`,
      [editionId, at],
    );
    return rows.map((row) => ({ ...row, open: Number(row.open), overdue: Number(row.overdue) }));
  }

  /** Batches that have left their nominator for this organisation; drafts are nobody else's business. */
  sentBatches(editionId: string, recipientOrg: string): Promise<SentBatch[]> {
    return rowsOf(
      this.tx,
      `SELECT owner_org AS owner, state, zero_return, late
       FROM dossier
       WHERE edition_id = $1 AND kind = 'nomination' AND recipient_org = $2 AND state NOT IN ('drafted', 'prepared')`,
      [editionId, recipientOrg],
    );
  }

  /** Batches that this nominator sent to this organisation, of whatever kind, the last first. */
  async releasedBatches(editionId: string, ownerOrg: string, recipientOrg: string): Promise<ReleasedBatch[]> {
    const rows = await rowsOf<ReleasedBatch>(
      this.tx,
      `SELECT d.state, d.number, d.released_at, d.late, d.zero_return, count(i.id) AS items
       FROM dossier d
       LEFT JOIN dossier_item i ON i.dossier_id = d.id
       WHERE d.edition_id = $1 AND d.owner_org = $2 AND d.recipient_org = $3 AND d.state NOT IN ('drafted', 'prepared')
       GROUP BY d.id
       ORDER BY d.released_at DESC`,
      [editionId, ownerOrg, recipientOrg],
    );
    return rows.map((row) => ({ ...row, items: Number(row.items) }));
  }

  /** Places of each account and how many are taken, with the organisations that hold or share it. */
  async accounts(editionId: string): Promise<{ orgIds: string[]; cap: number | null; used: number }[]> {
    const rows = await rowsOf<{ orgIds: string[]; cap: number | null; used: string }>(
      this.tx,
      `SELECT a.org_ids, ${QUOTA_PLACES} AS cap, count(s.id) FILTER (WHERE s.state <> 'free') AS used
       FROM quota_account a
       LEFT JOIN quota_slot s ON s.account_id = a.id
       WHERE a.edition_id = $1 AND a.key IS NULL
       GROUP BY a.id`,
      [editionId],
    );
    return rows.map((row) => ({ ...row, used: Number(row.used) }));
  }

  /** The latest open date of a nomination, for each organisation that has one. */
  async openNominationDates(editionId: string): Promise<Map<string, string>> {
    const rows = await rowsOf<{ orgId: string; dueAt: string }>(
      this.tx,
      `SELECT org_id, max(due_at) AS due_at
       FROM deadline
       WHERE edition_id = $1 AND kind = 'nomination' AND settled_at IS NULL
       GROUP BY org_id`,
      [editionId],
    );
    return new Map(rows.map(({ orgId, dueAt }) => [orgId, dueAt]));
  }

  /** The latest recorded extension of nominations, for all (null) and for each organisation that has one of its own. */
  recordedExtensions(editionId: string): Promise<{ orgId: string | null; until: string | null }[]> {
    return rowsOf(
      this.tx,
      `SELECT org_id, max(payload->>'until') AS until
       FROM recorded_order
       WHERE edition_id = $1 AND kind = 'extend-nomination'
       GROUP BY org_id`,
      [editionId],
    );
  }

  /** What each case went through, as far as the session may count it. */
  stageSpans(editionIds: readonly string[]): Promise<StageSpan[]> {
    return rowsOf(
      this.tx,
      `SELECT subject, edition, nominator, area, state, since, until
       FROM stage_spans($1)`,
      [editionIds],
    );
  }

  /** Areas of the taxonomy that an edition was opened with. */
  areas(editionId: string): Promise<{ code: string; zh: string; en: string | null }[]> {
    return this.tx.query(
      `SELECT t->>'code' AS code, t->'name'->>'zh' AS zh, t->'name'->>'en' AS en
       FROM edition e
       CROSS JOIN LATERAL jsonb_array_elements(e.taxonomy->'entries') t
       WHERE e.id = $1 AND (t->>'level')::int = 1`,
      [editionId],
    );
  }
}
