import { counted } from '@linxuan/form-rules';
import { Readable } from 'node:stream';
import { NOT_IN_BACKUP, DatabaseSnapshot } from '@linxuan/persistence';
import type { FileStore } from '@linxuan/platform';
import { Stop } from '../../launcher/terminal.mjs';
import { ArchiveWriter } from './archive-writer';
import { ACCESS, FILES, MANIFEST, tableMember, type Manifest } from './manifest';
import type { Progress } from './progress';
import { WholeFile } from './whole-file';

export interface BackupRequest {
  /** The administrator's URL. */
  url: string;
  store: FileStore;
  /** Where the archive is to stand; nothing may stand there yet. */
  target: string;
  release: string;
  settings: Manifest['settings'];
  /** Whether what the roles' passwords are checked against goes with them. */
  verifiers?: boolean;
  /** Whether a file that the store has lost is named in the manifest instead of stopping the backup. */
  allowMissing?: boolean;
  progress: Progress;
}

/**
 * Writes one moment of an installation into one file, while everybody goes on working: rows, sequences, roles, locks,
 * and all files that those rows name. Throws Stop where the target exists, or a file is missing or damaged; then no
 * file stands there.
 */
export async function takeBackup(request: BackupRequest): Promise<{ manifest: Manifest; bytes: number }> {
  const file = await WholeFile.create(request.target);
  try {
    const snapshot = await DatabaseSnapshot.open(request.url);
    try {
      const archive = new ArchiveWriter(file);
      const manifest = await writeMembers(request, snapshot, archive);
      await archive.add(MANIFEST, Readable.from([Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`)]));
      await archive.finish();
      await file.finish();
      return { manifest, bytes: archive.bytes };
    } finally {
      await snapshot.close().catch(() => undefined);
    }
  } catch (error) {
    await file.abandon();
    throw error;
  }
}

async function writeMembers(
  request: BackupRequest,
  snapshot: DatabaseSnapshot,
  archive: ArchiveWriter,
): Promise<Manifest> {
  const migrations = await snapshot.migrations();
  if (migrations.length === 0)
    throw new Stop('The database holds no installation of this product.', '数据库中没有本产品的数据。');
  const moment = await snapshot.moment();
  const tables = await writeTables(request.progress, snapshot, archive);
  const sequences = await snapshot.sequences();
  const locks = Buffer.from(`${JSON.stringify(await snapshot.access(), null, 1)}\n`);
  const access = await archive.add(ACCESS, Readable.from([locks]));
  const roles = await snapshot.roles(request.verifiers ?? false);
  const files = await writeFiles(request, snapshot, archive);
  return {
    format: 1,
    product: 'linxuan',
    release: request.release,
    ...moment,
    migrations,
    tables,
    leftOut: { ...NOT_IN_BACKUP },
    sequences,
    roles,
    access: { bytes: access.bytes, sha256: access.sha256 },
    files,
    settings: request.settings,
  };
}

async function writeTables(
  progress: Progress,
  snapshot: DatabaseSnapshot,
  archive: ArchiveWriter,
): Promise<Manifest['tables']> {
  const plans = await snapshot.tables();
  progress.start(`Rows of ${counted(plans.length, 'table')} …`, `${plans.length} 张表的数据……`);
  const tables: Manifest['tables'] = [];
  for (const plan of plans) {
    const { rows, digest } = await snapshot.digest(plan);
    const { lines, bytes, sha256 } = await archive.add(tableMember(plan.name), snapshot.copy(plan), {
      advance: progress.advance,
    });
    if (lines !== rows) throw new Error(`${plan.name}: ${rows} rows counted and ${lines} read`);
    tables.push({ ...plan, rows, digest, bytes, sha256 });
  }
  return tables;
}

async function writeFiles(
  { store, allowMissing, progress }: BackupRequest,
  snapshot: DatabaseSnapshot,
  archive: ArchiveWriter,
): Promise<Manifest['files']> {
  progress.start('Files …', '附件……');
  const found: Manifest['files'] = { count: 0, bytes: 0, missing: [] };
  for await (const sha of linesOf(await snapshot.fileDigests())) {
    if (!(await store.has(sha))) {
      found.missing.push(sha);
      continue;
    }
    const { bytes, sha256 } = await archive.add(FILES + sha, await store.read(sha), {
      compress: false,
      advance: progress.advance,
    });
    if (sha256 !== sha)
      throw new Stop(
        `The file ${sha} of the store is damaged: its content has another digest. Put a whole one in its place.`,
        `附件 ${sha} 已损坏：内容与摘要不符。请以完好的副本替换。`,
      );
    found.count += 1;
    found.bytes += bytes;
  }
  if (found.missing.length > 0 && !allowMissing)
    throw new Stop(
      `The store has lost ${counted(found.missing.length, 'file')} that the database names, the first ${found.missing[0]}. --allow-missing-files backs up without them.`,
      `数据库所引用的附件中有 ${found.missing.length} 个在存储中已不存在，第一个为 ${found.missing[0]}。--allow-missing-files 可略过它们继续备份。`,
    );
  return found;
}

async function* linesOf(text: Readable): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of text.setEncoding('utf8') as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}
