/**
 * Places of the quota account `a`, for a SELECT: its cap with what was granted on top. Null for an account of money,
 * whose cap is an amount and no number of places; it has no slot that came with the cap. A number, not the text that a
 * bigint arrives as.
 */
export const QUOTA_PLACES = `(
  SELECT
    CASE
      WHEN count(*) FILTER (WHERE places.origin = 'cap') > 0
      THEN (a.cap + count(*) FILTER (WHERE places.origin = 'grant'))::float8
    END
  FROM quota_slot places
  WHERE places.account_id = a.id)`;
