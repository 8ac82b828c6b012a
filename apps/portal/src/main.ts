import 'reflect-metadata';
import { followClock } from '@linxuan/feature-clock';
import { followCalendar } from '@linxuan/feature-deadline';
import { createDataSource, UnitOfWork } from '@linxuan/persistence';
import { Clock, databaseUrl, Draining, listenOrExit, loadConfigOrExit, stopGracefully } from '@linxuan/platform';
import pino from 'pino';
import { createPortal } from './create-portal';

const config = loadConfigOrExit({ needs: ['app_public'] });
const log = pino({ level: config.logLevel, name: 'portal' });
const url = databaseUrl(config, 'app_public');
const work = new UnitOfWork(
  await createDataSource(url, { poolSize: 10, applicationName: 'linxuan-portal' }).initialize(),
);
const clock = new Clock();
const draining = new Draining();
const followed = await followClock(clock, work, url, log, 'public_clock');
const followedCalendar = await followCalendar(work, url, log, 'public_calendar');

const app = await createPortal({ config, log, clock, draining, work });
await listenOrExit(app, 'PORTAL_PORT', config.portalPort, config.host);
log.info({ port: config.portalPort }, 'portal is listening');
stopGracefully(app, {
  draining,
  drainMs: config.drainMs,
  log,
  finish: () => Promise.all([followed.close(), followedCalendar.close()]),
});
