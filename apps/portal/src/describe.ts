import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { createLog, loadConfig, operationsOf, type OperationFacts } from '@linxuan/platform';
import { PortalModule } from './portal.module';

/** What this process serves, for the API description. Nothing is started: the framework only looks at the modules. */
export async function describe(): Promise<OperationFacts[]> {
  const config = loadConfig({ DATABASE_URL: 'postgres://localhost/linxuan', DATA_DIR: '.data' });
  const app = await NestFactory.createApplicationContext(
    PortalModule.forRoot(config, createLog({ level: config.logLevel, name: 'describe' })),
    {
      preview: true,
      logger: false,
      abortOnError: false,
    },
  );
  return operationsOf(app);
}
