import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Queue, Worker } from 'bullmq';
import { ApplicationsService, MAILS } from './applications.service';
import { ENTITIES } from './entities';
import { ReferenceController } from './reference.controller';
import { SessionGuard } from './session.guard';

const url = new URL(process.env['REDIS_URL'] ?? 'redis://127.0.0.1:6379');
const connection = { host: url.hostname, port: Number(url.port) };

/**
 * What a good team would write plainly: the same list and the same decision with NestJS, TypeORM and BullMQ, signed in,
 * in one process; without policies in the database, quota, ledger, or the decision as a job of its own.
 */
@Module({
  imports: [
    TypeOrmModule.forRoot({
      type: 'postgres',
      url: process.env['DATABASE_URL'] ?? '',
      entities: ENTITIES,
      // Only its own tables: the product's say of themselves that they are not to be touched.
      synchronize: true,
      extra: { max: 16 },
    }),
    TypeOrmModule.forFeature(ENTITIES),
  ],
  controllers: [ReferenceController],
  providers: [
    ApplicationsService,
    SessionGuard,
    { provide: MAILS, useFactory: () => new Queue(MAILS, { connection }) },
  ],
})
class ReferenceModule {}

const app = await NestFactory.create<NestFastifyApplication>(ReferenceModule, new FastifyAdapter(), { logger: false });
// The messages are written to nobody: what they cost to carry is part of the comparison, what they say is not.
const worker = new Worker(MAILS, () => Promise.resolve(), { connection });
await app.listen(Number(process.env['PORT']), '127.0.0.1');
process.once('SIGTERM', () => void Promise.all([worker.close(), app.close()]).then(() => process.exit(0)));
