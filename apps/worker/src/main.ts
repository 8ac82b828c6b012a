import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { QUEUE, type QueueBackend } from '@linxuan/jobs';
import { Pools } from '@linxuan/persistence';
import {
  createLog,
  Draining,
  endOnUncaught,
  loadConfigOrExit,
  measurePools,
  Readiness,
  startMetrics,
} from '@linxuan/platform';
import { createProbeServer } from './probe-server';
import { WorkerModule } from './worker.module';

const config = loadConfigOrExit({
  needs: (settings) => ['app_engine', ...(settings.redisUrl ? [] : (['queue_owner'] as const))],
});
const log = createLog({ level: config.logLevel, name: 'worker' });
endOnUncaught(log);
startMetrics('worker');
const app = await NestFactory.createApplicationContext(WorkerModule.forRoot(config, log), {
  logger: false,
  abortOnError: false,
});
const pools = app.get(Pools);
measurePools(() => pools.use());
const health = createProbeServer(app.get(Readiness), config.metricsToken).listen(config.workerPort, '127.0.0.1');
const { kind } = app.get<QueueBackend>(QUEUE, { strict: false });
log.info({ queue: kind, concurrency: config.workerConcurrency }, 'worker is running');

/** A job that does not end by then is given up: what it was to do is still in the tables and is done again. */
const STOP_MS = 8_000;

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  app.get(Draining).begin();
  log.info('stopping');
  setTimeout(() => process.exit(0), STOP_MS).unref();
  health.close();
  await app.close();
  process.exit(0);
}
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
