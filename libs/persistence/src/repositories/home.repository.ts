import type { CaseRow } from '@linxuan/domain';
import { QUOTA_PLACES } from '../quota-places';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** How many rows are in a state. */
export interface StateCount {
  state: string;
  count: number;
}

/** An own application on the first page. */
export type HomeApplication = Pick<
  CaseRow,
  'id' | 'number' | 'title' | 'state' | 'stage' | 'route' | 'outcome' | 'editionId' | 'dueAt'
>;

/** An own batch of nominations with its account and its dates. */
export interface HomeDossier {
  id: string;
  stage: string;
  state: string;
  number: string | null;
  editionId: string;
  items: number;
  /** Places of the account, and how many are held; null where there is no account of places. */
  cap: number | null;
  used: number | null;
  /** The latest recorded extension. */
  extended: string | null;
  /** The date as a row, once anything was decided there. */
  due: string | null;
}

/** Requests and jobs that wait or failed, and accounts that are locked now. */
export interface OperationsCount {
  parked: number;
  pending: number;
  failedJobs: number;
  waitingJobs: number;
  lockedUsers: number;
}

/** Roles that an installation cannot begin without. */
const SETUP_ROLES = [
  'operator',
  'security-officer',
  'authority-clerk',
  'authority-lead',
  'nominator-clerk',
  'nominator-lead',
];
export interface SetupFacts {
  /** People with passwords of their own who may confirm what another proposes. */
  officers: number;
  /** Bodies with a clerk and a lead of an authority. */
  authorities: number;
  nominators: number;
  /** Nominators with a clerk and a lead. */
  staffed: number;
  /** Whether any mail has arrived at its server. */
  mailed: boolean;
  /** Whether an edition has been put into force by two people. */
  opened: boolean;
  mailError: string | null;
}

/** Read model of the first page: what a role watches besides its own work, one statement each. */
export class HomeRepository {
  constructor(private readonly tx: Tx) {}

  /** The newest twenty applications of an applicant. */
  applications(applicantOrg: string): Promise<HomeApplication[]> {
    return rowsOf(
      this.tx,
      `SELECT id, number, title, state, stage, route, outcome, edition_id, due_at
       FROM case_file
       WHERE applicant_org = $1
       ORDER BY entered_at DESC, id
       LIMIT 20`,
      [applicantOrg],
    );
  }

  /** Up to twenty batches of a nominator, those that are receipted last. */
  nominations(ownerOrg: string): Promise<HomeDossier[]> {
    return rowsOf(
      this.tx,
      `SELECT d.id, d.stage, d.state, d.number, d.edition_id,
         (SELECT count(*)::int FROM dossier_item i WHERE i.dossier_id = d.id) AS items,
         q.cap, q.used,
         (
           SELECT max(o.payload->>'until')
           FROM recorded_order o
           WHERE o.edition_id = d.edition_id AND o.kind = 'extend-nomination'
             AND (o.org_id IS NULL OR o.org_id = d.owner_org)
         ) AS extended,
         (SELECT max(t.due_at) FROM deadline t WHERE t.dossier_id = d.id AND t.kind = 'nomination') AS due
       FROM dossier d
       LEFT JOIN LATERAL (
         SELECT ${QUOTA_PLACES} AS cap,
           (SELECT count(*)::int FROM quota_slot s WHERE s.account_id = a.id AND s.state <> 'free') AS used
         FROM quota_account a
         WHERE a.edition_id = d.edition_id AND a.key IS NULL AND $1 = ANY(a.org_ids)
         LIMIT 1
       ) q ON true
       WHERE d.kind = 'nomination' AND d.owner_org = $1
       ORDER BY d.state = 'receipted', d.id
       LIMIT 20`,
      [ownerOrg],
    );
  }

  /**
   * Running cases that the person's organisation is a party of, by edition and stage, and how many of them are
   * overdue.
   */
  stages(now: string): Promise<{ editionId: string; stage: string; count: number; overdue: number }[]> {
    return rowsOf(
      this.tx,
      `SELECT edition_id, stage, count(*)::int AS count, count(*) FILTER (WHERE due_at < $1)::int AS overdue
       FROM case_file
       WHERE outcome = 'running' AND id IN (SELECT case_id FROM party)
       GROUP BY edition_id, stage`,
      [now],
    );
  }

  /** Opinions of a department by state. */
  opinions(orgId: string): Promise<StateCount[]> {
    return this.tx.query(
      `SELECT state, count(*)::int AS count
       FROM opinion
       WHERE org_id = $1
       GROUP BY state
       ORDER BY state`,
      [orgId],
    );
  }

  /** Seats of an expert by state. */
  seats(expertUser: string): Promise<StateCount[]> {
    return this.tx.query(
      `SELECT state, count(*)::int AS count
       FROM seat
       WHERE expert_user = $1
       GROUP BY state
       ORDER BY state`,
      [expertUser],
    );
  }

  /** What an operator looks after. Functions count: an operator sees numbers and none of the rows. */
  async operations(): Promise<OperationsCount> {
    const [row]: OperationsCount[] = await this.tx.query(
      `SELECT (SELECT count(*)::int FROM operator_requests('parked', 100000, 0)) AS parked,
         (SELECT count(*)::int FROM operator_requests('pending', 100000, 0)) AS pending,
         coalesce(sum(failed), 0)::int AS "failedJobs", coalesce(sum(waiting), 0)::int AS "waitingJobs",
         (SELECT count(*)::int FROM app_user WHERE locked_until > now()) AS "lockedUsers"
       FROM operator_queue()`,
    );
    return row as OperationsCount;
  }

  /** What the first hour of an installation is measured by; an operator's session sees it. */
  async setup(): Promise<SetupFacts> {
    const [row] = await rowsOf<SetupFacts>(
      this.tx,
      `WITH office AS (
         SELECT m.org_id, m.role, u.person_id, u.must_change
         FROM membership m
         JOIN app_user u ON u.id = m.user_id
         WHERE m.ended_at IS NULL AND u.disabled_at IS NULL AND m.role = ANY($1)
       ),
       nominator AS (
         SELECT
           (
             SELECT count(DISTINCT f.role)
             FROM office f
             WHERE f.org_id = o.id AND f.role IN ('nominator-clerk', 'nominator-lead')
           ) = 2 AS staffed
         FROM organisation o
         WHERE o.kind = 'nominator'
       )
       SELECT
         (
           SELECT count(DISTINCT person_id)::int FROM office
           WHERE role IN ('operator', 'security-officer') AND NOT must_change
         ) AS officers,
         (
           SELECT count(*)::int FROM (
             SELECT org_id FROM office WHERE role IN ('authority-clerk', 'authority-lead')
             GROUP BY org_id HAVING count(DISTINCT role) = 2) complete
         ) AS authorities,
         (SELECT count(*)::int FROM nominator) AS nominators,
         (SELECT count(*)::int FROM nominator WHERE staffed) AS staffed,
         EXISTS (SELECT 1 FROM delivery WHERE channel = 'email' AND state = 'sent') AS mailed,
         EXISTS (SELECT 1 FROM edition_version WHERE approved_at IS NOT NULL AND opened_at IS NOT NULL) AS opened,
         (
           SELECT error FROM delivery WHERE kind = 'test' ORDER BY created_at DESC LIMIT 1
         ) AS mail_error`,
      [SETUP_ROLES],
    );
    return row as SetupFacts;
  }
}
