import { backlogOf, type UnitOfWork } from '@linxuan/persistence';
import { gauge, type Measure } from '@linxuan/platform';
import { JOB_NAMES } from './job-map';
import type { QueueBackend } from './queue-backend';

const STATES = ['waiting', 'active', 'delayed', 'failed'] as const;
/** Scrapers that come together are told the same, in milliseconds. */
const FRESH_MS = 500;

/**
 * What waits, for whoever scrapes a worker. Depth and age come from our own tables, which remember what the queue's
 * store may have lost; every worker tells the same, so dashboards take the maximum over workers. A job without work is
 * told as 0, so that a line on a dashboard never breaks off.
 */
export function measureQueue(work: UnitOfWork, backend: Pick<QueueBackend, 'queue'>): void {
  let latest: { at: number; rows: ReturnType<typeof backlogOf> } | undefined;
  const each = async (
    of: (row: Awaited<ReturnType<typeof backlogOf>>[number] | undefined, job: string) => Measure[],
  ) => {
    if (!latest || Date.now() - latest.at > FRESH_MS) latest = { at: Date.now(), rows: backlogOf(work) };
    const rows = await latest.rows;
    return JOB_NAMES.flatMap((job) =>
      of(
        rows.find(({ topic }) => topic === job),
        job,
      ),
    );
  };
  gauge(
    'linxuan_queue_jobs',
    'Jobs that are open or parked in our own tables, by job and state',
    () =>
      each((row, job) => [
        { labels: { job, state: 'open' }, value: row?.open ?? 0 },
        { labels: { job, state: 'parked' }, value: row?.parked ?? 0 },
      ]),
    ['job', 'state'],
  );
  gauge(
    'linxuan_queue_oldest_job_age_seconds',
    'Age of the oldest open job, by job, in seconds; 0 where none is open',
    () => each((row, job) => [{ labels: { job }, value: row?.oldest ?? 0 }]),
    ['job'],
  );
  gauge(
    'linxuan_queue_store_jobs',
    'Jobs in the store of the queue (Redis or PostgreSQL), by state',
    async () => {
      const counts = await backend.queue.getJobCounts(...STATES);
      return STATES.map((state) => ({ labels: { state }, value: counts[state] ?? 0 }));
    },
    ['state'],
  );
}
