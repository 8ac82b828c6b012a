import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Signing in: names that differ by case, width or invisible characters are one name; attempts are counted for all
 * processes together; and the places from which somebody has signed in are remembered, so that a stranger's wrong
 * attempts do not shut out the person.
 */
export class SignIn1732100000038 implements MigrationInterface {
  readonly name = 'SignIn1732100000038';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE FUNCTION login_key(login text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  -- What nobody sees is no part of a name: soft hyphen, zero-width and direction marks, byte order mark.
  SELECT lower(upper(btrim(regexp_replace(normalize(login, NFKC), '[\\u00AD\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\uFEFF]', '', 'g')) COLLATE "und-x-icu") COLLATE "und-x-icu") COLLATE "C"
$$;
ALTER TABLE app_user ADD COLUMN login_key text COLLATE "C" GENERATED ALWAYS AS (login_key(login)) STORED;
`);
    const alike: { names: string }[] = await runner.query(
      `SELECT string_agg(login, ', ' ORDER BY login COLLATE "C") AS names FROM app_user GROUP BY login_key HAVING count(*) > 1 ORDER BY 1`,
    );
    if (alike.length > 0)
      throw new Error(
        `These accounts have names that differ only by case, width or invisible characters; rename all but one of each, then migrate again (以下用户名仅大小写、全半角或不可见字符不同，请改名后重新迁移): ${alike.map(({ names }) => names).join('; ')}`,
      );
    await runner.query(`
CREATE UNIQUE INDEX app_user_login_key_unique ON app_user (login_key);

-- How often something may be tried (generic cell rate algorithm): the instant at which the budget is full again. Lost in a crash without harm.
CREATE UNLOGGED TABLE attempt_budget (key text PRIMARY KEY, full_at timestamptz NOT NULL);
CREATE INDEX attempt_budget_full ON attempt_budget (full_at);

-- One attempt out of a budget of \`burst\` that regains one every \`seconds\`. 0, or the seconds until the next attempt is there; one that is
-- refused costs nothing. Each database role has budgets of its own, so the public site can exhaust nobody's sign-in.
CREATE FUNCTION spend_attempt(name text, burst integer, seconds double precision) RETURNS integer
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  now timestamptz := clock_timestamp();
  step interval := make_interval(secs => seconds);
  own text := session_user || '/' || name;
  spent timestamptz;
BEGIN
  IF random() < 0.01 THEN
    DELETE FROM attempt_budget WHERE key IN (SELECT key FROM attempt_budget WHERE full_at < now LIMIT 500 FOR UPDATE SKIP LOCKED);
  END IF;
  INSERT INTO attempt_budget AS b VALUES (own, now + step)
    ON CONFLICT (key) DO UPDATE SET full_at = greatest(b.full_at, now) + step WHERE greatest(b.full_at, now) + step <= now + burst * step
    RETURNING full_at INTO spent;
  IF spent IS NOT NULL THEN RETURN 0; END IF;
  SELECT full_at INTO spent FROM attempt_budget WHERE key = own;
  RETURN greatest(1, ceil(extract(epoch FROM spent + step - burst * step - now)))::integer;
END $$;

-- Gives back what an attempt took that turned out to be a good one.
CREATE FUNCTION refund_attempt(name text, seconds double precision) RETURNS void
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE attempt_budget SET full_at = full_at - make_interval(secs => seconds) WHERE key = session_user || '/' || name
$$;
REVOKE EXECUTE ON FUNCTION spend_attempt(text, integer, double precision), refund_attempt(text, double precision) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION spend_attempt(text, integer, double precision), refund_attempt(text, double precision) TO app_api, app_public;

-- Where somebody has signed in: digests of the name and of the network address, never either of them.
CREATE TABLE sign_in_place (
  name_digest text NOT NULL,
  place_digest text NOT NULL,
  seen_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (name_digest, place_digest)
);
GRANT SELECT, INSERT, UPDATE (seen_at), DELETE ON sign_in_place TO app_api;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TABLE sign_in_place;
DROP FUNCTION refund_attempt(text, double precision);
DROP FUNCTION spend_attempt(text, integer, double precision);
DROP TABLE attempt_budget;
DROP INDEX app_user_login_key_unique;
ALTER TABLE app_user DROP COLUMN login_key;
DROP FUNCTION login_key(text);
`);
  }
}
