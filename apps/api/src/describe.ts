import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { createLog, loadConfig, operationsOf, type OperationFacts } from '@linxuan/platform';
import { AppModule } from './app.module';

export { PROBLEMS } from '@linxuan/contracts';
export { MEDIA_TYPES, toProblem } from '@linxuan/platform';

/** What this process serves, for the API description. Nothing is started: the framework only looks at the modules. */
export async function describe(): Promise<OperationFacts[]> {
  const config = loadConfig({ DATABASE_URL: 'postgres://localhost/linxuan', DATA_DIR: '.data' });
  const app = await NestFactory.createApplicationContext(
    AppModule.forRoot(config, createLog({ level: config.logLevel, name: 'describe' })),
    {
      preview: true,
      logger: false,
      abortOnError: false,
    },
  );
  return operationsOf(app);
}
