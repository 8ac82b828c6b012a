import 'reflect-metadata';
import { clockCheck, followClock } from '@linxuan/feature-clock';
import { followCalendar } from '@linxuan/feature-deadline';
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
  databaseUrl,
  diskCheck,
  Draining,
  endOnUncaught,
  listenOrExit,
  loadConfigOrExit,
  measurePools,
  Readiness,
  startMetrics,
  stopGracefully,
} from '@linxuan/platform';
import { createPortal } from './create-portal';

const config = loadConfigOrExit({ needs: ['app_public'] });
const log = createLog({ level: config.logLevel, name: 'portal' });
endOnUncaught(log);
startMetrics('portal');
const url = databaseUrl(config, 'app_public');
const work = new UnitOfWork(
  await createDataSource(url, { poolSize: 10, applicationName: 'linxuan-portal' }).initialize(),
);
measurePools(() => ({ pages: poolUse(work.source) }));
await knownSchemaOrExit((sql) => work.source.query(sql));
await ownModeOrExit((sql) => work.source.query(sql), config.mode);
const clock = new Clock();
const draining = new Draining();
const followed = await followClock(clock, work, url, log, 'public_clock');
const followedCalendar = await followCalendar(work, url, log, 'public_calendar');

const readiness = new Readiness(
  [
    { name: 'database', check: () => databaseAnswers(work) },
    { name: 'migrations', check: () => schemaIsCurrent(work) },
    clockCheck(clock, work),
    diskCheck(config.dataDir),
  ],
  draining,
);
const app = await createPortal({ config, log, clock, draining, work, readiness });
await listenOrExit(app, 'PORTAL_PORT', config.portalPort, config.host);
log.info({ port: config.portalPort }, 'portal is listening');
stopGracefully(app, {
  draining,
  drainMs: config.drainMs,
  log,
  finish: () => Promise.all([followed.close(), followedCalendar.close()]),
});
