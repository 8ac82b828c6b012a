import { TransitionRequestEntity } from '../entities';
import { CHANNELS } from '../listener';
import { requestJob, requestJobKey } from './request-jobs';
import type { Bind, WriteBatch } from '../write-batch';

/** What became of a request. */
export type SettledRequest = Pick<TransitionRequestEntity, 'id' | 'state'> & { outcome: object };

/** Ids in one announcement at most: a notification holds 8000 bytes. */
const IDS_AT_ONCE = 200;

/** Puts what became of requests into the batch. */
export function addOutcomes(batch: WriteBatch, settled: readonly SettledRequest[]): void {
  batch.add(
    (bind) =>
      `UPDATE transition_request r
       SET state = o.state, outcome = o.outcome, applied_at = clock_timestamp(), attempts = attempts + 1
       FROM json_to_recordset(${bind(JSON.stringify(settled))}) AS o(id uuid, state text, outcome jsonb)
       WHERE r.id = o.id`,
  );
}

/** Puts into the batch what tells other features that requests were applied: one row for all of them. */
export function addApplied(batch: WriteBatch, requestIds: readonly string[]): void {
  if (requestIds.length === 0) return;
  batch.add(
    (bind) =>
      `INSERT INTO outbox (topic, key, payload)
       VALUES ('transition.applied', ${bind(requestJobKey(requestIds))}, ${bind(requestJob(requestIds))})
       ON CONFLICT DO NOTHING`,
  );
}

/**
 * Ends a batch: who waits for one of the outcomes is told, so is who looks at what changed (texts of at most 8000 bytes),
 * and the relay where there is work for it.
 */
export function tellSettled(requestIds: readonly string[], changed: readonly string[]): (bind: Bind) => string {
  const told: { channel: string; payload: string }[] = [];
  for (let from = 0; from < requestIds.length; from += IDS_AT_ONCE)
    told.push({ channel: CHANNELS.outcome, payload: requestIds.slice(from, from + IDS_AT_ONCE).join(',') });
  told.push(...changed.map((payload) => ({ channel: CHANNELS.changed, payload })));
  if (changed.length > 0) told.push({ channel: CHANNELS.outbox, payload: '' });
  return (bind) =>
    `SELECT pg_notify(o.channel, o.payload)
     FROM json_to_recordset(${bind(JSON.stringify(told))}) AS o(channel text, payload text)`;
}
