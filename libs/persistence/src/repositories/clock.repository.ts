import { CHANNELS } from '../listener';
import type { Tx, UnitOfWork } from '../unit-of-work';
import { AppSettingEntity } from '../entities';
import { notify } from './notify';

const KEY = 'clock.offsetMs';

/** Where a process reads the clock: the table, or the view of it that the public site's role may read. */
export type ClockSource = 'app_setting' | 'public_clock';

/** The distance of the product's clock from the machine's, which all processes of an installation share. */
export class ClockRepository {
  constructor(private readonly tx: Tx) {}

  /** Sets the distance, in milliseconds, and tells every process when the transaction commits. */
  async setOffset(ms: number): Promise<void> {
    await this.tx.upsert(AppSettingEntity, { key: KEY, value: ms }, ['key']);
    await notify(this.tx, CHANNELS.clock);
  }
}

/**
 * The distance in milliseconds; 0 where nobody has set it. SQL, since one of the sources is a view without an entity.
 */
export async function clockOffset(work: UnitOfWork, source: ClockSource): Promise<number> {
  const [row]: { value: number }[] = await work.source.query(`SELECT value FROM ${source} WHERE key = $1`, [KEY]);
  return row ? Number(row.value) : 0;
}
