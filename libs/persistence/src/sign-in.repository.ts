import type { UnitOfWork } from './unit-of-work';

export interface NamedAccount {
  /** The name as all its spellings have it; also where there is no such account. */
  key: string;
  id: string | null;
  passwordHash: string | null;
}

/** The account of a name, however it is spelt. One statement, which takes as long for a name that nobody has. */
export async function accountOf(work: UnitOfWork, login: string): Promise<NamedAccount> {
  const [row] = await work.statement<{ key: string; id: string | null; password_hash: string | null }>(
    `SELECT one.key, u.id, u.password_hash FROM (SELECT login_key($1) AS key) one
       LEFT JOIN app_user u ON u.login_key = one.key AND u.disabled_at IS NULL`,
    [login],
  );
  return { key: row?.key ?? '', id: row?.id ?? null, passwordHash: row?.password_hash ?? null };
}

/** How long a place counts as known after the last sign-in from it, in days. */
const KNOWN_DAYS = 90;

/** Whether this name has signed in from this place before; both are digests. */
export async function isKnownPlace(work: UnitOfWork, name: string, place: string): Promise<boolean> {
  const rows = await work.statement(
    `SELECT 1 FROM sign_in_place WHERE name_digest = $1 AND place_digest = $2 AND seen_at > now() - make_interval(days => ${KNOWN_DAYS})`,
    [name, place],
  );
  return rows.length > 0;
}

/** Remembers a place, and forgets those of the name that are no longer known. */
export async function rememberPlace(work: UnitOfWork, name: string, place: string): Promise<void> {
  await work.statement(
    `WITH old AS (DELETE FROM sign_in_place WHERE name_digest = $1 AND place_digest <> $2 AND seen_at < now() - make_interval(days => ${KNOWN_DAYS}))
     INSERT INTO sign_in_place (name_digest, place_digest) VALUES ($1, $2) ON CONFLICT (name_digest, place_digest) DO UPDATE SET seen_at = now()`,
    [name, place],
  );
}

/** Tells the operator's list of accounts that attempts under this name are being limited. */
export async function noteLimited(work: UnitOfWork, userId: string, seconds: number): Promise<void> {
  await work.statement(
    `UPDATE app_user SET locked_until = now() + make_interval(secs => $2) WHERE id = $1 AND (locked_until IS NULL OR locked_until < now())`,
    [userId, seconds],
  );
}
