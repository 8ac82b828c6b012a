import { AppSettingEntity } from '../entities';
import type { Tx } from '../unit-of-work';

/** Settings of the whole installation, by key. */
export class AppSettingRepository {
  constructor(private readonly tx: Tx) {}

  /** The value; undefined where it was never set. */
  async get<Value>(key: string): Promise<Value | undefined> {
    return (await this.tx.findOneBy(AppSettingEntity, { key }))?.value as Value | undefined;
  }

  /** Sets the value, whether there was one or not. JSON text, since an array would be taken for one of the database. */
  async set(key: string, value: unknown): Promise<void> {
    await this.tx.query(
      `INSERT INTO app_setting (key, value)
       VALUES ($1, $2::jsonb)
       ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
      [key, JSON.stringify(value)],
    );
  }
}
