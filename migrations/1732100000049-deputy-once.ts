import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One colleague deputises once for one role at a time. Of deputations that overlap already, the one that lasts longest
 * stays.
 */
export class DeputyOnce1732100000049 implements MigrationInterface {
  name = 'DeputyOnce1732100000049';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE EXTENSION IF NOT EXISTS btree_gist`);
    await runner.query(
      `DELETE FROM deputy d USING deputy o WHERE o.membership_id = d.membership_id AND o.deputy_user = d.deputy_user AND o.id <> d.id
         AND o.starts_at < d.ends_at AND o.ends_at > d.starts_at AND (o.ends_at, o.id) > (d.ends_at, d.id)`,
    );
    await runner.query(
      `ALTER TABLE deputy ADD CONSTRAINT deputy_once EXCLUDE USING gist (membership_id WITH =, deputy_user WITH =, tstzrange(starts_at, ends_at) WITH &&)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE deputy DROP CONSTRAINT deputy_once`);
  }
}
