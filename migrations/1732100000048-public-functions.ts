import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Functions with more rights than their caller belong to those who need them; a trigger needs nobody's leave to run its
 * own.
 */
export class PublicFunctions1732100000048 implements MigrationInterface {
  readonly name = 'PublicFunctions1732100000048';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
REVOKE EXECUTE ON FUNCTION app_user_person(), end_of_account() FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION spend_attempt(text, integer, double precision), refund_attempt(text, double precision) FROM app_public;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
GRANT EXECUTE ON FUNCTION app_user_person(), end_of_account() TO PUBLIC;
GRANT EXECUTE ON FUNCTION spend_attempt(text, integer, double precision), refund_attempt(text, double precision) TO app_public;
`);
  }
}
