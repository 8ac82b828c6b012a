import type { ContactEntity } from '../entities';
import { toColumns } from '../row-writer';
import type { Tx } from '../unit-of-work';

/** Where notices reach people. */
export class ContactRepository {
  constructor(private readonly tx: Tx) {}

  /** Adds what is missing; what somebody has set stays as it is. One statement for any number. */
  async addMissing(contacts: readonly Pick<ContactEntity, 'userId' | 'email' | 'phone'>[]): Promise<void> {
    await this.tx.query(
      `INSERT INTO contact (user_id, email, phone)
       SELECT c.user_id, c.email, c.phone
       FROM json_populate_recordset(NULL::contact, $1) c
       ON CONFLICT DO NOTHING`,
      [JSON.stringify(contacts.map(toColumns))],
    );
  }
}
