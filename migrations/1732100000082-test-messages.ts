import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An operator sends a message to the own address, to see that mails leave the house. It goes the way of every other
 * message, and its words are the product's.
 */
export class TestMessages1732100000082 implements MigrationInterface {
  readonly name = 'TestMessages1732100000082';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- False where the operator has no address.
CREATE FUNCTION operator_test_message(p_id uuid, p_at timestamptz, p_subject text, p_body text) RETURNS boolean LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH planned AS (
    INSERT INTO delivery (id, delivery_key, user_id, kind, channel, urgency, address, locale, subject, body, state, due_at, created_at)
    SELECT p_id, 'test/' || p_id, u.id, 'test', 'email', 'now', c.email, u.locale, p_subject, p_body, 'planned', p_at, p_at
    FROM app_user u JOIN contact c ON c.user_id = u.id
    WHERE u.id = app_user() AND app_role() = 'operator' AND c.email IS NOT NULL RETURNING id)
  SELECT EXISTS (SELECT 1 FROM planned)
$$;
REVOKE EXECUTE ON FUNCTION operator_test_message(uuid, timestamptz, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION operator_test_message(uuid, timestamptz, text, text) TO app_api;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION operator_test_message(uuid, timestamptz, text, text)`);
  }
}
