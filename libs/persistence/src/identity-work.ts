import { rowsOf } from './repositories/rows';
import { TASK_COLUMNS, type QueuedTask } from './repositories/task.repository';
import type { Tx } from './unit-of-work';

/** Who asks, and what the page at hand shows already. */
export interface IdentityWorkQuery {
  /** The person at the keyboard, who may deputise for others. */
  userId: string;
  /** Queues of the role at hand; their work is counted and not sampled. */
  shown: readonly string[];
  now: string;
  /** How many pieces of work of each identity are sampled. */
  sample: number;
}

/** The figures of an identity; `elsewhere`, `late` and `earliest` are of the work that the page does not show. */
export interface IdentityFigures {
  membershipId: string;
  /** Whose identity it is (the person's own or of whom they deputise for), and in which role of which organisation. */
  holder: string;
  heldOrg: string;
  heldRole: string;
  count: number;
  overdue: number;
  elsewhere: number;
  late: number;
  /** ISO 8601 UTC. */
  earliest: string | null;
}

/**
 * The figures of an identity with one sampled piece of its work; `id` is null where it has none besides what is
 * shown.
 */
export type IdentityWorkRow = IdentityFigures & (QueuedTask | { id: null });

/** Every identity of person `$1` at `$2`: own memberships and deputations in force, with the queues of each. */
const HELD = `
  SELECT m.id AS membership_id, m.user_id AS holder, m.org_id, m.role, ARRAY[m.org_id || '/' || m.role, 'user:' || m.user_id] AS queues
  FROM (
    SELECT o.id
    FROM membership o
    WHERE o.user_id = $1 AND o.ended_at IS NULL
    UNION
    SELECT d.membership_id
    FROM deputies_in_force($2) d
    WHERE d.deputy_user = $1
  ) held
  JOIN membership m ON m.id = held.id`;

/**
 * The open work of each identity that a person holds. The scope of the transaction becomes the queues of these
 * identities, read from the rights themselves and nowhere else, for as long as the transaction lasts; then one
 * statement reads the work.
 */
export async function identityWorkRows(tx: Tx, query: IdentityWorkQuery): Promise<IdentityWorkRow[]> {
  await tx.query(
    `SELECT set_config('app.queues', coalesce(string_agg(array_to_string(h.queues, ','), ','), ''), true)
     FROM (${HELD}) h`,
    [query.userId, query.now],
  );
  return rowsOf(
    tx,
    `WITH held AS MATERIALIZED (${HELD}),
     work AS (
       SELECT h.membership_id AS held_as, t.queue_key = ANY($3) AS shown, ${TASK_COLUMNS}
       FROM held h
       JOIN task t ON t.queue_key = ANY(h.queues) AND (t.user_id IS NULL OR (t.org_id = h.org_id AND t.role = h.role))
       WHERE t.done_at IS NULL
     ),
     sums AS (
       SELECT held_as, count(*)::int AS count,
         count(*) FILTER (WHERE due_at < $2)::int AS overdue,
         count(*) FILTER (WHERE NOT shown)::int AS elsewhere,
         count(*) FILTER (WHERE NOT shown AND due_at < $2)::int AS late,
         min(due_at) FILTER (WHERE NOT shown) AS earliest
       FROM work
       GROUP BY 1
     )
     SELECT h.membership_id, h.holder, h.org_id AS held_org, h.role AS held_role, coalesce(s.count, 0) AS count, coalesce(s.overdue, 0) AS overdue,
       coalesce(s.elsewhere, 0) AS elsewhere, coalesce(s.late, 0) AS late, s.earliest, w.*
     FROM held h
     LEFT JOIN sums s ON s.held_as = h.membership_id
     LEFT JOIN LATERAL (
       SELECT *
       FROM work
       WHERE held_as = h.membership_id AND NOT shown
       ORDER BY due_at NULLS LAST, id
       LIMIT $4
     ) w ON true
     ORDER BY s.earliest NULLS LAST, h.membership_id, w.due_at NULLS LAST, w.id`,
    [query.userId, query.now, query.shown, query.sample],
  );
}

/**
 * Reads something as the person sees it under an identity: the scope of the transaction becomes that identity's, with
 * the person behind it named where it is a deputation.
 */
export async function underIdentity<T>(
  tx: Tx,
  personId: string,
  { holder, heldOrg, heldRole }: Pick<IdentityFigures, 'holder' | 'heldOrg' | 'heldRole'>,
  read: () => Promise<T>,
): Promise<T> {
  await tx.query(
    `SELECT set_config('app.user', $1, true), set_config('app.org', $2, true), set_config('app.role', $3, true),
       set_config('app.deputy', $4, true)`,
    [holder, heldOrg, heldRole, holder === personId ? '' : personId],
  );
  return read();
}
