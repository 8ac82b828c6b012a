import type { UnitOfWork } from '../unit-of-work';

/** How long a place counts as known after the last sign-in from it, in days. */
const KNOWN_DAYS = 90;

/** Whether this name has signed in from this place before; both are digests. */
export async function isKnownPlace(work: UnitOfWork, name: string, place: string): Promise<boolean> {
  const rows = await work.statement(
    `SELECT 1
     FROM sign_in_place
     WHERE name_digest = $1 AND place_digest = $2 AND seen_at > now() - make_interval(days => $3)`,
    [name, place, KNOWN_DAYS],
  );
  return rows.length > 0;
}

/** Remembers a place, and forgets those of the name that are no longer known. */
export async function rememberPlace(work: UnitOfWork, name: string, place: string): Promise<void> {
  await work.statement(
    `WITH old AS (
       DELETE FROM sign_in_place
       WHERE name_digest = $1 AND place_digest <> $2 AND seen_at < now() - make_interval(days => $3)
     )
     INSERT INTO sign_in_place (name_digest, place_digest)
     VALUES ($1, $2)
     ON CONFLICT (name_digest, place_digest) DO UPDATE SET seen_at = now()`,
    [name, place, KNOWN_DAYS],
  );
}

/** How the slow lane shares out its turns; all in seconds. */
export interface Lane {
  /** One turn every so often for all names at one place together. */
  readonly byPlace: number;
  /** One turn every so often for all places under one name together. */
  readonly byName: number;
  /** A name at a place waits at least so long, and at most so long. */
  readonly least: number;
  readonly most: number;
}

/**
 * The slow lane, for where attempts are used up: 0 where the turn of this name at this place has come, which takes it
 * and asks for the next one; otherwise the seconds until it comes. Both are digests.
 */
export async function takeTurn(work: UnitOfWork, name: string, place: string, lane: Lane): Promise<number> {
  const [row] = await work.statement<{ seconds: number }>(
    `SELECT take_sign_in_turn($1, $2, $3, $4, $5, $6) AS seconds`,
    [place, name, lane.byPlace, lane.byName, lane.least, lane.most],
  );
  return row?.seconds ?? lane.most;
}
