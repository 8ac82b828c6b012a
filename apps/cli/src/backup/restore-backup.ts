import { counted } from '@linxuan/form-rules';
import { text } from 'node:stream/consumers';
import {
  compareAccess,
  DatabaseRestore,
  migrateUp,
  unknownMigrations,
  type AccessState,
  type RolePasswords,
} from '@linxuan/persistence';
import type { FileStore } from '@linxuan/platform';
import { Stop } from '../../launcher/terminal.mjs';
import type { ArchiveReader } from './archive-reader';
import { ACCESS, tableMember, type Manifest } from './manifest';
import { Meter } from './meter';
import type { Progress } from './progress';
import { restoreFiles } from './restore-files';

export interface RestoreRequest {
  archive: ArchiveReader;
  /** The administrator's URL of an empty database. */
  url: string;
  passwords: RolePasswords;
  store: FileStore;
  dataDir: string;
  progress: Progress;
}

/** Throws Stop where this release cannot restore the archive: asked before anything is changed or started. */
export function mustBeKnown({ migrations, release }: Manifest): void {
  const unknown = unknownMigrations(migrations);
  if (unknown.length === 0) return;
  throw new Stop(
    `The backup was made by a later release (${release}): this one does not know ${unknown[0]}. Nothing was changed.`,
    `该备份由更新的版本（${release}）生成：本版本不认识 ${unknown[0]}。未作任何改动。`,
  );
}

/**
 * Restores an archive into an empty database: the files, then in one transaction the roles, the schema of the time, the
 * rows and the sequences, each table compared with what the archive says of it; then the migrations that came since.
 * Throws Stop where the database is not empty or anything differs; the database is then as it was.
 */
export async function restoreBackup(request: RestoreRequest): Promise<{ applied: string[] }> {
  const { archive, url, passwords, store, dataDir, progress } = request;
  const { manifest } = archive;
  mustBeKnown(manifest);
  const restore = await DatabaseRestore.begin(url, manifest.migrations);
  try {
    await mustBeEmpty(restore);
    progress.start(`${counted(manifest.files.count, 'file')} …`, `${manifest.files.count} 个附件……`);
    await restoreFiles(archive, store, dataDir, progress);
    progress.start('Schema, policies and grants …', '表结构、策略与权限……');
    await restore.buildSchema(passwords);
    await loadRows(restore, archive, progress);
    await tellAccess(restore, archive, progress);
    await restore.commit();
  } finally {
    await restore.close();
  }
  return { applied: await migrateUp(url, passwords, { notice: (sentence) => progress.note(sentence, sentence) }) };
}

async function mustBeEmpty(restore: DatabaseRestore): Promise<void> {
  const found = await restore.contents();
  if (found.length === 0) return;
  throw new Stop(
    `The database is not empty (${counted(found.length, 'object')}, the first ${found[0]}). A backup is restored into an empty one only. Nothing was changed.`,
    `数据库不为空（${found.length} 个对象，第一个为 ${found[0]}）。备份只能恢复到空数据库。未作任何改动。`,
  );
}

async function loadRows(restore: DatabaseRestore, archive: ArchiveReader, progress: Progress): Promise<void> {
  const { tables, sequences } = archive.manifest;
  const [here, there] = [await restore.tables(), tables].map((plans) =>
    plans.map(({ name, columns }) => `${name} (${columns.join(', ')})`),
  );
  const differing = [
    ...(there ?? []).filter((line) => !here?.includes(line)),
    ...(here ?? []).filter((line) => !there?.includes(line)),
  ];
  if (differing.length > 0)
    throw new Stop(
      `The schema of the backup is another one than its migrations build: ${differing[0]}.`,
      `备份的表结构与其迁移所建不一致：${differing[0]}。`,
    );
  progress.start(`Rows of ${counted(tables.length, 'table')} …`, `${tables.length} 张表的数据……`);
  await restore.loadTables(tables, async () => {
    for (const table of tables) {
      const meter = new Meter(progress.advance);
      await restore.load(table, await archive.read(tableMember(table.name)), meter);
      const { rows, digest } = await restore.digest(table);
      if (meter.digest() !== table.sha256 || rows !== table.rows || digest !== table.digest)
        throw new Stop(
          `${table.name} holds ${counted(rows, 'row')} after loading, not the ${table.rows} of the backup, or other ones.`,
          `${table.name} 装载后有 ${rows} 行，与备份中的 ${table.rows} 行不一致或内容不同。`,
        );
    }
  });
  await restore.setSequences(sequences);
}

/**
 * The locks come from the migrations. Where the backed up database had others, somebody had changed them, and should
 * know that they are gone.
 */
async function tellAccess(restore: DatabaseRestore, archive: ArchiveReader, progress: Progress): Promise<void> {
  const before = JSON.parse(await text(await archive.read(ACCESS))) as AccessState;
  for (const { name, kind } of compareAccess(await restore.access(), before))
    progress.note(
      `not restored, since no migration makes it so: ${name} (${kind} in the backed up database)`,
      `未恢复（并非由迁移所建）：${name}（在原数据库中为 ${kind}）`,
    );
}
