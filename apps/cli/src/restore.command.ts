import { counted } from '@linxuan/form-rules';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { storeOf } from '@linxuan/feature-file';
import { restoreVerifiers } from '@linxuan/persistence';
import { configOrExit, databaseUrl, describeSettings, loadConfigOrExit, rolePasswords } from '@linxuan/platform';
import { either, Stop } from '../launcher/terminal.mjs';
import { ArchiveReader } from './backup/archive-reader';
import { checkRestored } from './backup/check-restored';
import type { Manifest } from './backup/manifest';
import { Progress } from './backup/progress';
import { mustBeKnown, restoreBackup } from './backup/restore-backup';
import { onDatabase } from './on-database';

interface RestoreOptions {
  rolePasswords?: boolean;
  check?: boolean;
}

/** Looks at the archive before a database is started or touched; with `--check` that is all. */
export async function restore(file: string, options: RestoreOptions): Promise<void> {
  const progress = new Progress();
  progress.start(`Reading ${file} …`, `读取 ${file}……`);
  const archive = await ArchiveReader.open(file, progress.advance);
  try {
    mustBeKnown(archive.manifest);
    process.stdout.write(`${outlineOf(archive.manifest)}\n`);
    if (!options.check) await onDatabase(restoreInto, { create: true })(archive, options, progress);
  } finally {
    archive.close();
  }
}

async function restoreInto(archive: ArchiveReader, options: RestoreOptions, progress: Progress): Promise<void> {
  const config = loadConfigOrExit({ needs: ['admin'] });
  const passwords = configOrExit(() => rolePasswords(config));
  const admin = databaseUrl(config, 'admin');
  const store = storeOf(config);
  const { manifest } = archive;
  await restoreBackup({ archive, url: admin, passwords, store, dataDir: config.dataDir, progress });
  if (manifest.settings.empty) writeFileSync(join(config.dataDir, '.empty'), '');
  const roles = {
    app_api: databaseUrl(config, 'app_api'),
    app_engine: databaseUrl(config, 'app_engine'),
    app_public: databaseUrl(config, 'app_public'),
    queue_owner: databaseUrl(config, 'queue_owner'),
  };
  const faults = await checkRestored({ admin, roles }, archive, store, progress);
  if (options.rolePasswords) await restoreVerifiers(admin, manifest.roles);
  for (const line of otherSettings(manifest.settings)) progress.note(line, line);
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  if (faults.length > 0)
    throw new Stop(
      `The backup is restored, but ${counted(faults.length, 'check does', 'checks do')} not hold: see above.`,
      `备份已恢复，但有 ${faults.length} 项检查未通过，见上。`,
    );
  process.stdout.write(
    `${either('Restored and checked: ledger, replay, audit record, files, roles.', '已恢复并核验：台账、重放、审计记录、附件、角色。')}\n`,
  );
}

function outlineOf({ takenAt, release, tables, files }: Manifest): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return either(
    `whole; release ${release}, as of ${takenAt}: ${counted(rows, 'row')} of ${counted(tables.length, 'table')}, ${counted(files.count, 'file')}, ${files.missing.length} missing`,
    `完好；版本 ${release}，数据截至 ${takenAt}：${tables.length} 张表共 ${rows} 行，附件 ${files.count} 个，缺失 ${files.missing.length} 个`,
  );
}

/** Settings do not come back by themselves: the operator sees which ones differ. Secrets are named, never shown. */
function otherSettings({ values, secrets }: Manifest['settings']): string[] {
  const now = describeSettings(process.env);
  return [
    ...Object.entries(values)
      .filter(([name, value]) => now.values[name] !== value)
      .map(([name, value]) => `${name}=${value} (${either('when backed up', '备份时')})`),
    ...secrets
      .filter((name) => !now.secrets.includes(name))
      .map((name) => `${name} (${either('a secret that was set when backed up', '备份时已设置的密钥')})`),
  ];
}
