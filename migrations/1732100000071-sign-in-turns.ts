import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The slow lane of signing in: where attempts are used up, a name at a place is given a turn, and in its turn it may try once. The more names
 * wait at a place, the longer each waits, and two minutes at most, so nobody is shut out by who keeps trying.
 */
export class SignInTurns1732100000071 implements MigrationInterface {
  readonly name = 'SignInTurns1732100000071';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- Digests of the place and of the name; lost in a crash without harm.
CREATE UNLOGGED TABLE sign_in_turn (place text NOT NULL, name text NOT NULL, turn_at timestamptz NOT NULL, PRIMARY KEY (place, name));
CREATE INDEX sign_in_turn_old ON sign_in_turn (turn_at);

-- 0 where the turn has come, which takes it and asks for the next one; else the seconds until it comes. A turn that nobody took for ten minutes is gone.
CREATE FUNCTION take_sign_in_turn(p_place text, p_name text) RETURNS integer LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  now timestamptz := clock_timestamp();
  gone timestamptz := now - interval '10 minutes';
  waits interval;
  known timestamptz;
BEGIN
  IF random() < 0.01 THEN DELETE FROM sign_in_turn WHERE turn_at < gone; END IF;
  SELECT make_interval(secs => least(120, 20 + count(*))) INTO waits FROM sign_in_turn t WHERE t.place = p_place AND t.name <> p_name AND t.turn_at > gone;
  INSERT INTO sign_in_turn AS t VALUES (p_place, p_name, now + waits) ON CONFLICT (place, name) DO NOTHING;
  IF FOUND THEN RETURN ceil(extract(epoch FROM waits))::integer; END IF;
  SELECT t.turn_at INTO known FROM sign_in_turn t WHERE t.place = p_place AND t.name = p_name FOR UPDATE;
  IF known > now THEN RETURN greatest(1, ceil(extract(epoch FROM known - now)))::integer; END IF;
  UPDATE sign_in_turn t SET turn_at = now + waits WHERE t.place = p_place AND t.name = p_name;
  RETURN CASE WHEN known <= gone THEN ceil(extract(epoch FROM waits))::integer ELSE 0 END;
END $$;
REVOKE ALL ON TABLE sign_in_turn FROM app_api, app_engine, app_public;
REVOKE ALL ON FUNCTION take_sign_in_turn(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION take_sign_in_turn(text, text) TO app_api;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION take_sign_in_turn(text, text); DROP TABLE sign_in_turn;`);
  }
}
