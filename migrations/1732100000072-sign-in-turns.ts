import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The slow lane of signing in: where attempts are used up, a name at a place is given a turn, in which it may try once.
 * The more names wait at a place, and the more places wait for a name, the longer each waits; nobody waits longer than
 * the lane says.
 */
export class SignInTurns1732100000072 implements MigrationInterface {
  readonly name = 'SignInTurns1732100000072';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- Digests of the place and of the name, and when this pair may try. Lost in a crash without harm.
CREATE UNLOGGED TABLE sign_in_turn (
  place text NOT NULL,
  name text NOT NULL,
  turn_at timestamptz NOT NULL,
  PRIMARY KEY (place, name)
);
CREATE INDEX sign_in_turn_name ON sign_in_turn (name, turn_at);
CREATE INDEX sign_in_turn_old ON sign_in_turn (turn_at);

-- 0 where the turn of the name at the place has come, which takes it and asks for the next one; else the seconds until it
-- comes, which no further attempt puts off. One turn every \`by_place\` seconds is shared out among the names that wait at the
-- place, and one every \`by_name\` seconds among the places that wait for the name: a pair waits from \`least\` to \`most\`
-- seconds. Who is a minute late no longer counts among those who wait; a turn that nobody took for ten minutes is gone.
CREATE FUNCTION take_sign_in_turn(
  p_place text, p_name text, by_place integer, by_name integer, least_wait integer, most_wait integer
) RETURNS integer
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  now timestamptz := clock_timestamp();
  waiting timestamptz := now - interval '1 minute';
  gone timestamptz := now - interval '10 minutes';
  names integer;
  places integer;
  waits integer;
  known timestamptz;
BEGIN
  IF random() < 0.01 THEN
    DELETE FROM sign_in_turn WHERE (place, name) IN (
      SELECT place, name FROM sign_in_turn WHERE turn_at < gone LIMIT 1000 FOR UPDATE SKIP LOCKED
    );
  END IF;
  SELECT t.turn_at INTO known FROM sign_in_turn t WHERE t.place = p_place AND t.name = p_name FOR UPDATE;
  IF known > now THEN RETURN greatest(1, ceil(extract(epoch FROM known - now)))::integer; END IF;
  -- No more are counted than it takes to come to the longest wait.
  SELECT count(*) INTO names FROM (
    SELECT FROM sign_in_turn t
    WHERE t.place = p_place AND t.name <> p_name AND t.turn_at > waiting
    LIMIT most_wait / by_place
  ) one;
  SELECT count(*) INTO places FROM (
    SELECT FROM sign_in_turn t
    WHERE t.name = p_name AND t.place <> p_place AND t.turn_at > waiting
    LIMIT most_wait / by_name
  ) one;
  waits := least(most_wait, greatest(least_wait, by_place * (names + 1), by_name * (places + 1)));
  -- Of two processes that ask at the same moment one finds the turn taken, and waits.
  INSERT INTO sign_in_turn AS t VALUES (p_place, p_name, now + make_interval(secs => waits))
    ON CONFLICT (place, name) DO UPDATE SET turn_at = excluded.turn_at WHERE t.turn_at <= now;
  RETURN CASE WHEN FOUND AND known > gone THEN 0 ELSE waits END;
END $$;
REVOKE EXECUTE ON FUNCTION take_sign_in_turn(text, text, integer, integer, integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION take_sign_in_turn(text, text, integer, integer, integer, integer) TO app_api;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP FUNCTION take_sign_in_turn(text, text, integer, integer, integer, integer);
DROP TABLE sign_in_turn;
`);
  }
}
