import 'reflect-metadata';
import { followClock } from '@linxuan/feature-clock';
import { followCalendar } from '@linxuan/feature-deadline';
import { createDataSource, UnitOfWork } from '@linxuan/persistence';
import { Clock, databaseUrl, loadConfigOrExit } from '@linxuan/platform';
import pino from 'pino';
import { createPortal } from './create-portal';

const config = loadConfigOrExit({ needs: ['app_public'] });
const log = pino({ level: config.logLevel, name: 'portal' });
const url = databaseUrl(config, 'app_public');
const work = new UnitOfWork(
  await createDataSource(url, { poolSize: 10, applicationName: 'linxuan-portal' }).initialize(),
);
const clock = new Clock();
const followed = await followClock(clock, work, url, log, 'public_clock');
const followedCalendar = await followCalendar(work, url, log, 'public_calendar');

const app = await createPortal({ config, log, clock, work });
await app.listen(config.portalPort, '0.0.0.0');
log.info({ port: config.portalPort }, 'portal is listening');
process.once('SIGTERM', () => void Promise.all([followed.close(), followedCalendar.close()]));
