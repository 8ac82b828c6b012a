import type { MigrationInterface, QueryRunner } from 'typeorm';
import { reversed, rewriteFunctions, type Rewriting } from './rewrite-function';

/** Whether the reader runs the account or put the case forward: of others in an account that all share it is not told. */
const OWN = `(a.key IS NULL OR a.authority_org = app_org() OR app_org() = c.nominator_org OR app_org() = c.group_org)`;

const FUNCTIONS: Rewriting[] = [
  ['quota_holders(text[])', 'CASE WHEN c.group_org', `CASE WHEN NOT ${OWN} THEN NULL WHEN c.group_org`],
  ['slot_holders(text)', 'WHERE a.id = wanted', `WHERE ${OWN} AND a.id = wanted`],
];

/**
 * Accounts that count by a key (a nominator, a group, a province, everybody; an area or a category of the taxonomy; a
 * year) and pots that several editions of a programme draw on. Who holds a place of an account that all nominators share
 * is known to the authority, and to a nominator of its own cases.
 */
export class QuotaKeys1732100000090 implements MigrationInterface {
  readonly name = 'QuotaKeys1732100000090';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE quota_account ADD COLUMN edition_ids text[], ADD COLUMN key jsonb;
UPDATE quota_account SET edition_ids = ARRAY[edition_id];
ALTER TABLE quota_account ALTER COLUMN edition_ids SET NOT NULL;`);
    await rewriteFunctions(runner, FUNCTIONS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await rewriteFunctions(runner, reversed(FUNCTIONS));
    await runner.query(`ALTER TABLE quota_account DROP COLUMN edition_ids, DROP COLUMN key`);
  }
}
