import { Module, type DynamicModule, type InjectionToken, type Provider } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule, type TypeOrmModuleOptions } from '@nestjs/typeorm';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { AuditTrail } from './audit-trail';
import { dataSourceOptions, type PoolOptions } from './data-source';
import type { DATABASE_ROLES } from './database-roles';
import { ownModeOrExit } from './demo-data';
import { knownSchemaOrExit } from './known-schema';
import { LISTEN_URL } from './listener';
import { Pools } from './pools';
import { UnitOfWork } from './unit-of-work';

type ServingRole = Exclude<(typeof DATABASE_ROLES)[number], 'queue_owner'>;

/** The named data sources: one for each database role and purpose. The queue's role has a store of its own (`jobs`). */
export const DATA_SOURCES = {
  // The scope of a transaction travels with its begin and its first statement.
  api: { role: 'app_api', applicationName: 'linxuan-api', poolSize: 20, pipelined: true },
  // Every request finds its session by a key: planning that costs ten times as much as finding it.
  'api-look-ups': { role: 'app_api', applicationName: 'linxuan-api', poolSize: 4, keepPlans: true },
  // A batch asks for the facts of all its requests at once.
  engine: { role: 'app_engine', applicationName: 'linxuan-worker', poolSize: 12, keepPlans: true, pipelined: true },
  // What was sent and what is done may be forgotten in a crash: a job that runs twice does no harm.
  'engine-lazy': {
    role: 'app_engine',
    applicationName: 'linxuan-outbox',
    poolSize: 3,
    keepPlans: true,
    lazyCommits: true,
  },
  public: { role: 'app_public', applicationName: 'linxuan-portal', poolSize: 10 },
} as const satisfies Record<string, PoolOptions & { role: ServingRole }>;
export type DataSourceName = keyof typeof DATA_SOURCES;

/** Transactions of the worker's bookkeeping (jobs sent, jobs done), whose commits do not wait for the disk. */
export const BOOKKEEPING = Symbol('BOOKKEEPING');

/** The check that the database may be used, for what must not be made before it. */
const OWN_DATABASE = Symbol('OWN_DATABASE');

export interface DatabaseSettings {
  /** Connection URL of each role. */
  urls: Readonly<Partial<Record<ServingRole, string>>>;
  /** An installation for real refuses to work on what a demonstration has left. */
  mode: 'demo' | 'production';
  /** Connections of a data source where it is not the usual number. */
  poolSizes?: Readonly<Partial<Record<DataSourceName, number>>>;
}
export interface DatabaseModuleOptions {
  inject: InjectionToken[];
  useFactory: (...injected: never[]) => DatabaseSettings;
}

/**
 * The data sources of one process and the unit of work over them. A source connects while the application is made; a
 * database that a later version has migrated ends the process with one sentence.
 */
@Module({})
export class DatabaseModule {
  static forApi(options: DatabaseModuleOptions): DynamicModule {
    return moduleOf(
      ['api', 'api-look-ups'],
      [{ ...unitOfWorkOver('api', 'api-look-ups'), provide: UnitOfWork }, AuditTrail],
      options,
    );
  }

  static forWorker(options: DatabaseModuleOptions): DynamicModule {
    return moduleOf(
      ['engine', 'engine-lazy'],
      [
        { ...unitOfWorkOver('engine'), provide: UnitOfWork },
        { ...unitOfWorkOver('engine-lazy'), provide: BOOKKEEPING },
      ],
      options,
    );
  }

  static forPortal(options: DatabaseModuleOptions): DynamicModule {
    return moduleOf(['public'], [{ ...unitOfWorkOver('public'), provide: UnitOfWork }], options);
  }
}

function unitOfWorkOver(...names: DataSourceName[]) {
  return {
    // Nothing works on a database before it is known to be this installation's own.
    inject: [OWN_DATABASE, ...names.map((name) => getDataSourceToken(name))],
    useFactory: (_own: true, source: DataSource, lookUps?: DataSource) => new UnitOfWork(source, lookUps),
  };
}

function moduleOf(
  names: [DataSourceName, ...DataSourceName[]],
  given: Provider[],
  options: DatabaseModuleOptions,
): DynamicModule {
  const [first] = names;
  const providers = [
    ...given,
    {
      provide: Pools,
      inject: names.map((name) => getDataSourceToken(name)),
      useFactory: (...sources: DataSource[]) =>
        new Pools(Object.fromEntries(sources.map((source, at) => [names[at] ?? '', source]))),
    },
    {
      provide: LISTEN_URL,
      inject: options.inject,
      useFactory: (...injected: never[]) => urlOf(first, options.useFactory(...injected)),
    },
    {
      provide: OWN_DATABASE,
      inject: [getDataSourceToken(first), ...options.inject],
      useFactory: async (source: DataSource, ...injected: never[]) => {
        await ownModeOrExit((sql) => source.query(sql), options.useFactory(...injected).mode);
        return true;
      },
    },
  ];
  const sources = names.map((name) =>
    TypeOrmModule.forRootAsync({
      name,
      inject: options.inject,
      useFactory: (...injected: unknown[]) => optionsOf(name, options.useFactory(...(injected as never[]))),
      dataSourceFactory: connect,
    }),
  );
  return {
    module: DatabaseModule,
    global: true,
    imports: sources,
    providers,
    exports: providers.map((one) => ('provide' in one ? one.provide : one)),
  };
}

function optionsOf(
  name: DataSourceName,
  { urls, poolSizes }: Pick<DatabaseSettings, 'urls' | 'poolSizes'>,
): TypeOrmModuleOptions {
  const { role: _role, ...pool } = DATA_SOURCES[name];
  const url = urlOf(name, { urls });
  // Whoever started the process starts it again: a second attempt here would only hide why the first one failed.
  return { ...dataSourceOptions(url, { ...pool, poolSize: poolSizes?.[name] ?? pool.poolSize }), retryAttempts: 1 };
}

function urlOf(name: DataSourceName, { urls }: Pick<DatabaseSettings, 'urls'>): string {
  const { role } = DATA_SOURCES[name];
  const url = urls[role];
  if (!url) throw new Error(`The data source ${name} needs the URL of ${role}`);
  return url;
}

async function connect(options?: DataSourceOptions): Promise<DataSource> {
  if (!options) throw new Error('A data source needs its options');
  const source = await new DataSource(options).initialize();
  await knownSchemaOrExit((sql) => source.query(sql));
  return source;
}
