import 'reflect-metadata';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import serveStatic from '@fastify/static';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { AuditTrail, Pools, slowsSearch, UnitOfWork } from '@linxuan/persistence';
import {
  auditReads,
  Clock,
  closeConnectionsWhileDraining,
  createLog,
  Draining,
  edgeAdapter,
  edgeServer,
  endOnUncaught,
  guardEdge,
  listenOrExit,
  loadConfigOrExit,
  measurePools,
  refuseForeign,
  setUpEdge,
  startMetrics,
  stopGracefully,
} from '@linxuan/platform';
import { serveAdminPage } from './admin-page';
import { AppModule } from './app.module';
import { allowDescriptionStyles, cacheOf, PAGE_POLICY } from './page-headers';

const config = loadConfigOrExit({ needs: ['app_api'] });
const log = createLog({ level: config.logLevel, name: 'api' });
endOnUncaught(log);
startMetrics('api');

const BODY_MAX = 4 * 1024 * 1024;
// What comes on a kept connection while the process stops is answered too.
const adapter = edgeAdapter({
  ...edgeServer(config.trustedProxies),
  bodyLimit: BODY_MAX,
  return503OnClosing: false,
});
const app = await NestFactory.create<NestFastifyApplication>(
  AppModule.forRoot(config, log),
  adapter,
  // Bodies are JSON, and files where a route says so; a form of a foreign page can send neither.
  { logger: false, abortOnError: false, bodyParser: false },
);
const draining = app.get(Draining);
const work = app.get(UnitOfWork);
const pools = app.get(Pools);
measurePools(() => pools.use());
for (const fault of await slowsSearch(work.source)) log.warn(fault);
app.setGlobalPrefix('api', { exclude: ['livez', 'readyz', 'healthz', 'metrics'] });
setUpEdge(adapter.getInstance(), { log, mode: config.mode, clock: app.get(Clock) });
adapter.getInstance().addHook('onRequest', refuseForeign([new URL(config.publicUrl).origin]));
adapter.getInstance().removeContentTypeParser('text/plain');
guardEdge(app, adapter, BODY_MAX);
closeConnectionsWhileDraining(app, draining);
await app.register(cookie as never);
await app.register(compress as never, { threshold: 2048 });
await app.register(helmet as never, {
  contentSecurityPolicy: PAGE_POLICY,
  strictTransportSecurity: config.publicUrl.startsWith('https:'),
});
adapter.getInstance().addHook('onSend', async (request, reply) => allowDescriptionStyles(request, reply));
adapter.getInstance().addHook('onSend', auditReads(app.get(AuditTrail)));
const description = join(__dirname, 'openapi.json');
if (existsSync(description))
  SwaggerModule.setup('api/docs', app, JSON.parse(readFileSync(description, 'utf8')) as OpenAPIObject);

const pages = join(__dirname, '../admin');
if (existsSync(pages)) {
  await app.register(serveStatic as never, {
    root: pages,
    wildcard: false,
    index: false,
    cacheControl: false,
    setHeaders: cacheOf,
  });
  serveAdminPage(adapter.getInstance(), pages, config.mode);
}
await listenOrExit(app, 'PORT', config.port, config.host);
log.info({ port: config.port }, 'api is listening');
stopGracefully(app, { draining, drainMs: config.drainMs, log });
