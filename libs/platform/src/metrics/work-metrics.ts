import { Counter, Gauge, Histogram } from 'prom-client';
import { registry } from './registry';

/** What the product does, counted where it is done. Labels are codes of ours, never anything that was typed. */
export const transitions = new Counter({
  name: 'linxuan_transitions_total',
  help: 'Actions that were applied or refused, by subject, action, outcome and the code of the refusal',
  labelNames: ['subject', 'action', 'outcome', 'code'],
  registers: [registry],
});
export const deliveries = new Counter({
  name: 'linxuan_deliveries_total',
  help: 'Attempts to carry a notice to somebody, by channel and outcome',
  labelNames: ['channel', 'outcome'],
  registers: [registry],
});
export const jobs = new Counter({
  name: 'linxuan_jobs_total',
  help: 'Attempts at jobs of the queue, by job and outcome',
  labelNames: ['job', 'outcome'],
  registers: [registry],
});
export const jobDurations = new Histogram({
  name: 'linxuan_job_duration_seconds',
  help: 'Time one attempt at a job takes, in seconds',
  labelNames: ['job'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
  registers: [registry],
});
export const signIns = new Counter({
  name: 'linxuan_sign_ins_total',
  help: 'Attempts to sign in, by outcome',
  labelNames: ['outcome'],
  registers: [registry],
});

export const problems = new Counter({
  name: 'linxuan_problems_total',
  help: 'Answers that are problems, by pattern of the route and code of the catalogue',
  labelNames: ['route', 'code'],
  registers: [registry],
});

/** A store that hangs must not hold the scraper, in milliseconds. */
const PATIENCE_MS = 2000;

/**
 * A measure that is looked at when somebody asks; a look that fails or hangs leaves it out instead of failing the whole
 * page.
 */
export function gauge(
  name: string,
  help: string,
  look: () => Promise<number | readonly Measure[]> | number | readonly Measure[],
  labelNames: readonly string[] = [],
): void {
  registry.removeSingleMetric(name);
  new Gauge({
    name,
    help,
    labelNames: [...labelNames],
    registers: [registry],
    async collect() {
      this.reset();
      const found = await inTime(look);
      for (const { labels, value } of typeof found === 'number' ? [{ labels: {}, value: found }] : found)
        this.set(labels, value);
    },
  });
}

export interface Measure {
  labels: Record<string, string>;
  value: number;
}

type Found = number | readonly Measure[];

async function inTime(look: () => Promise<Found> | Found): Promise<Found> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Found>((settle) => (timer = setTimeout(() => settle([]), PATIENCE_MS)));
  const found = (async () => look())().catch(() => []);
  return Promise.race([found, late]).finally(() => clearTimeout(timer));
}

/**
 * Connections of the named pools of this process; `use` tells for each how many are busy and idle, and how many callers
 * wait.
 */
export function measurePools(use: () => Readonly<Record<string, Readonly<Record<string, number>>>>): void {
  gauge(
    'linxuan_database_connections',
    'Connections of a pool to PostgreSQL that are busy or idle, and callers that wait for one, by pool and state',
    () =>
      Object.entries(use()).flatMap(([pool, states]) =>
        Object.entries(states).map(([state, value]) => ({ labels: { pool, state }, value })),
      ),
    ['pool', 'state'],
  );
}
