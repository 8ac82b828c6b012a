import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The records of one request, the slots of one account: found by their key, they cost the same however many there are.
 */
export class FoundByKey1732100000026 implements MigrationInterface {
  readonly name = 'FoundByKey1732100000026';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE INDEX decision_record_request ON decision_record(request_id);
CREATE INDEX quota_slot_account ON quota_slot(account_id);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX quota_slot_account; DROP INDEX decision_record_request`);
  }
}
