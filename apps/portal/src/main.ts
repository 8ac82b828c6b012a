import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { createDataSource, UnitOfWork } from '@linxuan/persistence';
import { databaseUrl, loadConfigOrExit } from '@linxuan/platform';
import { PortalModule } from './portal.module';

const config = loadConfigOrExit({ needs: ['app_public'] });
const source = createDataSource(databaseUrl(config, 'app_public'), { poolSize: 10, applicationName: 'linxuan-portal' });
const work = new UnitOfWork(await source.initialize());

const app = await NestFactory.create<NestFastifyApplication>(PortalModule.with(work), new FastifyAdapter({ trustProxy: true }), { logger: false, abortOnError: false });
app.enableShutdownHooks();
await app.listen(config.portalPort, '0.0.0.0');
