import type { CHANNELS } from '../listener';
import type { Tx } from '../unit-of-work';

/** Wakes whoever listens on these channels, in one statement; heard when the transaction commits. */
export async function notify(tx: Tx, ...channels: (typeof CHANNELS)[keyof typeof CHANNELS][]): Promise<void> {
  await tx.query(`SELECT pg_notify(channel, '') FROM unnest($1::text[]) AS channel`, [channels]);
}
