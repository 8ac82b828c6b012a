import type { Tx } from './unit-of-work';

export interface WorkspaceEditionRow {
  id: string;
  state: 'open' | 'closed';
  count: number;
  overdue: number;
  earliest: Date | null;
}

const AUTHORITY = `app_role() IN ('authority-clerk', 'authority-lead', 'publicity-officer')`;
const NAMED = (list: string): string =>
  `edition.definition->'${list}' @> jsonb_build_array(jsonb_build_object('org', app_org()))`;
const ON_ROSTER = `app_role() IN ('nominator-clerk', 'nominator-lead', 'group-clerk') AND ${NAMED('roster')}`;

const LED = `(${AUTHORITY} AND edition.authority_org = app_org())`;
/** Whether the person's organisation leads `edition`, or stands on its roster. */
const LOOKED_AFTER = `(${LED} OR (${ON_ROSTER}))`;

/** Whether `edition` concerns the person's organisation in the part in which the person acts. */
const CONCERNED = `(${LOOKED_AFTER} OR (CASE
  WHEN app_role() IN ('nominator-clerk', 'nominator-lead', 'group-clerk') THEN EXISTS (
    SELECT 1
    FROM dossier d
    WHERE d.edition_id = edition.id AND app_org() IN (d.owner_org, d.recipient_org))
  WHEN app_role() IN ('department-intake', 'department-reviewer', 'department-lead') THEN
    ${NAMED('ministryDepartments')}
    OR EXISTS (
      SELECT 1
      FROM opinion o
      JOIN case_file c ON c.id = o.case_id
      WHERE c.edition_id = edition.id AND o.org_id = app_org())
  ELSE false END))`;

/** Cases still run in `edition`, as far as the person may see them. */
const RUNNING = `EXISTS (SELECT 1 FROM case_file c WHERE c.edition_id = edition.id AND c.outcome = 'running')`;

export interface WorkspaceEditionFilter {
  queues: readonly string[];
  /** Kinds of task that are counted; null counts all. */
  kinds: readonly string[] | null;
  /** For a board: whose editions are looked at. Any other workspace shows work. */
  board: 'authority' | 'roster' | null;
  /** Also those whose last case has ended. */
  finished: boolean;
  now: string;
  /** An edition that was asked for by name; it counts as served also after its last case has ended. */
  named?: string | undefined;
}

/**
 * The editions that a workspace serves: those that concern the person's organisation and are open, or closed for
 * applications with cases that still run; and every edition in which the person has work to do there, whatever else is
 * true of it. The most urgent work stands first, then any work, then what runs, then the newest. One statement.
 */
export function workspaceEditionRows(tx: Tx, query: WorkspaceEditionFilter): Promise<WorkspaceEditionRow[]> {
  const concerned = query.board === 'authority' ? LED : query.board === 'roster' ? LOOKED_AFTER : CONCERNED;
  return tx.query(
    `SELECT edition.id, edition.state, coalesce(w.count, 0) AS count, coalesce(w.overdue, 0) AS overdue, w.earliest
     FROM edition
     LEFT JOIN (
       SELECT t.edition_id, count(*)::int AS count,
         count(*) FILTER (WHERE t.due_at < $2)::int AS overdue, min(t.due_at) AS earliest
       FROM task t
       WHERE t.done_at IS NULL AND t.queue_key = ANY($1) AND ($3::text[] IS NULL OR t.kind = ANY($3))
       GROUP BY 1) w ON w.edition_id = edition.id
     WHERE edition.state IN ('open', 'closed')
       AND (${query.board === null ? 'w.count > 0' : 'false'}
         OR (${concerned} AND (edition.state = 'open' OR $5 OR edition.id = $4 OR ${RUNNING})))
     ORDER BY w.earliest NULLS LAST, w.count DESC NULLS LAST, ${RUNNING} DESC,
       edition.opened_at DESC NULLS LAST, edition.id
     LIMIT 60`,
    [query.queues, query.now, query.kinds, query.named ?? null, query.finished],
  );
}
