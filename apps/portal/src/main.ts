import 'reflect-metadata';
import { Pools } from '@linxuan/persistence';
import {
  createLog,
  Draining,
  endOnUncaught,
  listenOrExit,
  loadConfigOrExit,
  measurePools,
  startMetrics,
  stopGracefully,
} from '@linxuan/platform';
import { createPortal } from './create-portal';

const config = loadConfigOrExit({ needs: ['app_public'] });
const log = createLog({ level: config.logLevel, name: 'portal' });
endOnUncaught(log);
startMetrics('portal');
const app = await createPortal(config, log);
const pools = app.get(Pools);
measurePools(() => pools.use());
await listenOrExit(app, 'PORTAL_PORT', config.portalPort, config.host);
log.info({ port: config.portalPort }, 'portal is listening');
stopGracefully(app, { draining: app.get(Draining), drainMs: config.drainMs, log });
