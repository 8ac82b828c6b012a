import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notices follow from the records of one request; found by its id, they cost the same however many records there are. */
export class RecordsOfARequest1732100000026 implements MigrationInterface {
  readonly name = 'RecordsOfARequest1732100000026';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX decision_record_request ON decision_record(request_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX decision_record_request`);
  }
}
