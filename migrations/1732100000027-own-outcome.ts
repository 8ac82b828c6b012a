import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The outcome of a person's own request by one statement: whoever acts waits for it, so it is asked for with every
 * action.
 */
export class OwnOutcome1732100000027 implements MigrationInterface {
  readonly name = 'OwnOutcome1732100000027';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE FUNCTION own_outcome(request uuid, asker uuid) RETURNS TABLE (id uuid, state text, outcome jsonb)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.id, r.state, r.outcome FROM transition_request r WHERE r.id = request AND r.user_id = asker
$$;
REVOKE EXECUTE ON FUNCTION own_outcome(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION own_outcome(uuid, uuid) TO app_api;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION own_outcome(uuid, uuid)`);
  }
}
