import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Functions that see more than their caller are for the processes that need them; PostgreSQL lets everybody run a new
 * function.
 */
const NARROWED = [
  'calendar_feed_exists',
  'calendar_feed_items',
  'edition_running_cases',
  'edition_stage_counts',
  'mass_mail_recipients',
  'operator_resend_delivery',
  'order_open_work',
  'order_personal_opinions',
  'reminder_desk',
];

const forEachFunction = (statement: string) => `
DO $$ DECLARE f regprocedure; BEGIN
  FOR f IN SELECT p.oid::regprocedure FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname = 'public' AND p.prosecdef AND p.proname = ANY(ARRAY[${NARROWED.map((name) => `'${name}'`).join(', ')}])
  LOOP ${statement} END LOOP;
END $$;`;

/** Takes from the public site what it has no use for, and shows it the working calendar without who imported it. */
export class Rights1732100000022 implements MigrationInterface {
  readonly name = 'Rights1732100000022';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      forEachFunction(
        `EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f); EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO app_api, app_engine', f);`,
      ),
    );
    await runner.query(`
CREATE VIEW public_calendar WITH (security_barrier) AS SELECT year, version, holidays, make_up_days FROM calendar_year;
REVOKE SELECT ON calendar_year FROM app_public;
GRANT SELECT ON public_calendar TO app_public;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP VIEW public_calendar; GRANT SELECT ON calendar_year TO app_public;`);
    await runner.query(forEachFunction(`EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO PUBLIC', f);`));
  }
}
