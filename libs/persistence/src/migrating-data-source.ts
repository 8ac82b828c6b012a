import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../../../migrations';
import { dataSourceOptions, type PoolOptions } from './data-source';

/**
 * A data source that can migrate. Only what migrates makes one; `migrations` are fewer where a database is built as an
 * earlier release had it.
 */
export function migratingDataSource(url: string, options: PoolOptions = {}, migrations = MIGRATIONS): DataSource {
  return new DataSource({ ...dataSourceOptions(url, options), migrations, migrationsTransactionMode: 'each' });
}
