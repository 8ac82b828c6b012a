import type { Tx } from './unit-of-work';

/** Somebody who has handed the work to a deputy for now. */
export interface Away {
  people: string[];
  deputies: string[];
  /** When the first of them is back. */
  until: string;
}
interface AwayRecord {
  key: string;
  people: string[];
  deputies: string[];
  until: Date;
}

/** A SELECT of `key`, `people`, `deputies` and `until`; `keys` and `at` are the places of its parameters. */
const awayRows = (keys: string, at: string): string => `
  WITH held AS (
    SELECT q.key, m.id AS membership, m.user_id
    FROM (SELECT DISTINCT unnest(${keys}::text[]) AS key) q
    CROSS JOIN LATERAL (
      SELECT o.id, o.user_id
      FROM membership o
      WHERE o.ended_at IS NULL AND o.org_id = split_part(q.key, '/', 1) AND o.role = split_part(q.key, '/', 2)
      UNION ALL
      SELECT p.id, p.user_id
      FROM membership p
      WHERE p.ended_at IS NULL
        AND p.user_id = CASE WHEN q.key LIKE 'user:%' THEN substr(q.key, 6)::uuid END) m
    JOIN app_user u ON u.id = m.user_id AND u.disabled_at IS NULL),
  standing AS (
    SELECT h.key, h.user_id, d.deputy_user, d.ends_at
    FROM held h
    JOIN deputies_in_force(${at}) d ON d.membership_id = h.membership)
  SELECT s.key, array_agg(DISTINCT p.display_name) AS people, array_agg(DISTINCT n.display_name) AS deputies,
    min(s.ends_at) AS until
  FROM standing s
  JOIN app_user p ON p.id = s.user_id
  JOIN app_user n ON n.id = s.deputy_user
  GROUP BY s.key
  HAVING count(DISTINCT s.user_id) = (SELECT count(DISTINCT h.user_id) FROM held h WHERE h.key = s.key)`;

/**
 * The same as one JSON value, for a statement that reads the work as well; null where nobody is away. Read it with
 * `awayOf`.
 */
export const awayColumn = (keys: string, at: string): string =>
  `(SELECT json_object_agg(a.key, json_build_object('people', a.people, 'deputies', a.deputies, 'until', a.until))
    FROM (${awayRows(keys, at)}) a)`;

export function awayOf(column: Record<string, Away> | null): Map<string, Away> {
  return new Map(
    Object.entries(column ?? {}).map(([key, away]) => [key, { ...away, until: new Date(away.until).toISOString() }]),
  );
}

/**
 * Work queues whose people are away at `now`, with who stands in: the person of a personal queue, or every holder of a
 * role's. A queue of which one of several people is away is not away. One statement for any number of queues.
 */
export async function awayQueues(tx: Tx, queueKeys: readonly string[], now: string): Promise<Map<string, Away>> {
  if (queueKeys.length === 0) return new Map();
  const rows: AwayRecord[] = await tx.query(awayRows('$1', '$2'), [queueKeys, now]);
  return new Map(rows.map(({ key, until, ...who }) => [key, { ...who, until: until.toISOString() }]));
}

/** The same for persons by their id. */
export async function awayPeople(tx: Tx, userIds: readonly (string | null)[], now: string): Promise<Map<string, Away>> {
  const found = await awayQueues(
    tx,
    [...new Set(userIds)].flatMap((id) => (id === null ? [] : [`user:${id}`])),
    now,
  );
  return new Map([...found].map(([key, away]) => [key.slice('user:'.length), away]));
}
