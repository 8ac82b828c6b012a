import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { clockCheck, followClock } from '@linxuan/feature-clock';
import { followCalendar } from '@linxuan/feature-deadline';
import { connectQueue, JobRunner, measureQueue, OutboxRelay } from '@linxuan/jobs';
import {
  createDataSource,
  databaseAnswers,
  knownSchemaOrExit,
  ownModeOrExit,
  poolUse,
  schemaIsCurrent,
  UnitOfWork,
} from '@linxuan/persistence';
import {
  Clock,
  createLog,
  diskCheck,
  Draining,
  endOnUncaught,
  loadConfigOrExit,
  measurePools,
  Readiness,
  startMetrics,
} from '@linxuan/platform';
import { createProbeServer } from './probe-server';
import { collectProcessors, WorkerModule } from './worker.module';

/** How often the worker looks for times that have come, in milliseconds. */
const SWEEP_MS = 10_000;
/** Ladders are climbed once a minute: their rungs are hours and days apart. */
const REMINDER_MS = 60_000;

const config = loadConfigOrExit({
  needs: (settings) => ['app_engine', ...(settings.redisUrl ? [] : (['queue_owner'] as const))],
});
const log = createLog({ level: config.logLevel, name: 'worker' });
endOnUncaught(log);
startMetrics('worker');
const url = config.database.app_engine ?? '';
const work = new UnitOfWork(
  await createDataSource(url, {
    poolSize: config.workerConcurrency + 4,
    applicationName: 'linxuan-worker',
    keepPlans: true,
  }).initialize(),
);
await knownSchemaOrExit((sql) => work.source.query(sql));
await ownModeOrExit((sql) => work.source.query(sql), config.mode);
// What was sent and what is done may be forgotten in a crash: a job that runs twice does no harm.
const bookkeeping = new UnitOfWork(
  await createDataSource(url, {
    poolSize: 3,
    applicationName: 'linxuan-outbox',
    keepPlans: true,
    lazyCommits: true,
  }).initialize(),
);
const clock = new Clock();
const followed = await followClock(clock, work, url, log);
const followedCalendar = await followCalendar(work, url, log);
const backend = await connectQueue({ redisUrl: config.redisUrl, postgresUrl: config.database.queue_owner });

const app = await NestFactory.createApplicationContext(WorkerModule.with({ config, log, clock, work, backend }), {
  logger: false,
  abortOnError: false,
});
const runner = new JobRunner(collectProcessors(app), backend, bookkeeping, log);
const relay = new OutboxRelay(bookkeeping, backend, url, log);
runner.start(config.workerConcurrency);
await relay.start();
const slot = (ms: number) => String(Math.floor(Date.now() / ms));
const sweep = () =>
  work.system((tx) =>
    tx.query(
      `INSERT INTO outbox (topic, key, payload) VALUES ('timer.sweep', $1, '{}'), ('delivery.sweep', $1, '{}'), ('reminder.sweep', $2, '{}') ON CONFLICT DO NOTHING`,
      [slot(SWEEP_MS), slot(REMINDER_MS)],
    ),
  );
const timer = setInterval(
  () =>
    void sweep()
      .then(() => relay.kick())
      .catch((err: unknown) => log.warn({ err }, 'sweep could not be asked for')),
  SWEEP_MS,
);

const draining = new Draining();
const readiness = new Readiness(
  [
    { name: 'database', check: () => databaseAnswers(work) },
    { name: 'migrations', check: () => schemaIsCurrent(work) },
    clockCheck(clock, work),
    { name: 'queue', check: () => backend.ping() },
    diskCheck(config.dataDir),
  ],
  draining,
);
measureQueue(work, backend);
measurePools(() => ({ engine: poolUse(work.source), outbox: poolUse(bookkeeping.source) }));
const health = createProbeServer(readiness, config.metricsToken).listen(config.workerPort, '127.0.0.1');
log.info({ queue: backend.kind, concurrency: config.workerConcurrency }, 'worker is running');

/** A job that does not end by then is given up: what it was to do is still in the tables and is done again. */
const STOP_MS = 8_000;

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  draining.begin();
  log.info('stopping');
  setTimeout(() => process.exit(0), STOP_MS).unref();
  clearInterval(timer);
  health.close();
  await relay.stop();
  // The queue before its store: a worker that outlives its connection never ends.
  await backend.close();
  await app.close();
  await followed.close();
  await followedCalendar.close();
  await bookkeeping.source.destroy();
  await work.source.destroy();
  process.exit(0);
}
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
