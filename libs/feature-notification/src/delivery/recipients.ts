import { recusals, type Tx } from '@linxuan/persistence';

export type PreferenceMode = 'now' | 'digest' | 'never';
export interface Recipient {
  userId: string;
  locale: string;
  email: string | null;
  phone: string | null;
  im: string | null;
  modes: Record<string, PreferenceMode>;
}
interface RecipientRecord {
  key: string;
  user_id: string;
  locale: string;
  email: string | null;
  phone: string | null;
  im: string | null;
  modes: Record<string, PreferenceMode> | null;
}

/** The people behind queues at `now`: who holds the role, the person named, and who deputises for them. One statement for any number of queues. */
export async function recipientsOf(
  tx: Tx,
  queueKeys: readonly string[],
  now: string,
): Promise<Map<string, Recipient[]>> {
  const rows: RecipientRecord[] = await tx.query(
    `WITH q AS (SELECT DISTINCT unnest($1::text[]) AS key),
     held AS (
       SELECT q.key, m.id AS membership_id, m.user_id FROM q JOIN membership m ON m.org_id = split_part(q.key, '/', 1) AND m.role = split_part(q.key, '/', 2) AND m.ended_at IS NULL WHERE q.key NOT LIKE 'user:%'
       UNION ALL SELECT q.key, NULL, substr(q.key, 6)::uuid FROM q WHERE q.key LIKE 'user:%'),
     people AS (
       SELECT key, user_id FROM held
       UNION SELECT h.key, d.deputy_user FROM held h JOIN deputies_in_force($2) d ON d.membership_id = h.membership_id OR (h.membership_id IS NULL AND d.principal_user = h.user_id))
     SELECT p.key, u.id AS user_id, u.locale, c.email, c.phone, c.im, (SELECT jsonb_object_agg(n.kind, n.mode) FROM notice_preference n WHERE n.user_id = u.id) AS modes
     FROM people p JOIN app_user u ON u.id = p.user_id AND u.disabled_at IS NULL LEFT JOIN contact c ON c.user_id = u.id ORDER BY p.key, u.id`,
    [queueKeys, now],
  );
  const found = new Map<string, Recipient[]>();
  for (const { key, user_id, modes, ...person } of rows)
    found.set(key, [...(found.get(key) ?? []), { userId: user_id, ...person, modes: modes ?? {} }]);
  return found;
}

interface ToldOf {
  queue_key: string;
  case_id: string | null;
}

/** The people behind a notice's queue, without those who keep away from its case in the role of the queue. What is sent to a person by name is the person's own. */
export async function withoutRecused<N extends ToldOf>(
  tx: Tx,
  notices: readonly N[],
  people: ReadonlyMap<string, Recipient[]>,
): Promise<(notice: N) => Recipient[]> {
  const behind = ({ queue_key }: ToldOf) => people.get(queue_key) ?? [];
  const held = (queue: string, userId: string) => {
    const [orgId = '', role = ''] = queue.split('/');
    return { userId, orgId, role };
  };
  const ofDesks = notices.filter(({ queue_key, case_id }) => case_id !== null && !queue_key.startsWith('user:'));
  const keepsAway = await recusals(
    tx,
    ofDesks.flatMap((notice) => behind(notice).map(({ userId }) => held(notice.queue_key, userId))),
    ofDesks.flatMap(({ case_id }) => case_id ?? []),
  );
  return (notice) =>
    behind(notice).filter(
      ({ userId }) => !notice.case_id || !keepsAway(held(notice.queue_key, userId), notice.case_id),
    );
}
