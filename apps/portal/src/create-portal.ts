import compress from '@fastify/compress';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  Clock,
  closeConnectionsWhileDraining,
  Draining,
  edgeAdapter,
  edgeServer,
  guardEdge,
  setUpEdge,
  type AppConfig,
} from '@linxuan/platform';
import type { Logger } from 'pino';
import { PortalModule } from './portal.module';
import { TEXT_MAX } from './site/posted-form';
import { readUrlEncoded } from './site/posted-texts';

/** The public site as an HTTP application. Only the page of a draw runs script in the browser, and says so itself. */
export async function createPortal(config: AppConfig, log: Logger): Promise<NestFastifyApplication> {
  // Only a proxy that the settings name may say whose request it forwards: limits are counted by that address.
  const adapter = edgeAdapter({
    ...edgeServer(config.trustedProxies),
    bodyLimit: TEXT_MAX,
    // What comes on a kept connection while the process stops is answered too.
    return503OnClosing: false,
  });
  const app = await NestFactory.create<NestFastifyApplication>(PortalModule.forRoot(config, log), adapter, {
    logger: false,
    abortOnError: false,
  });
  setUpEdge(adapter.getInstance(), { log, mode: config.mode, clock: app.get(Clock) });
  guardEdge(app, adapter, TEXT_MAX);
  app.useBodyParser('application/x-www-form-urlencoded', { bodyLimit: TEXT_MAX }, (_request, body, done) =>
    done(null, readUrlEncoded(body)),
  );
  // A form with files stays unread until its page has decided how much of it to take.
  await app.register(multipart as never, { throwFileSizeLimit: false } as never);
  await app.register(compress as never, { threshold: 2048 });
  await app.register(helmet as never, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: config.portalUrl.startsWith('https:'),
  });
  closeConnectionsWhileDraining(app, app.get(Draining));
  return app;
}
