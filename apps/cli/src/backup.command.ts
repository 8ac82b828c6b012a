import { counted } from '@linxuan/form-rules';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { storeOf } from '@linxuan/feature-file';
import { databaseUrl, describeSettings, loadConfigOrExit } from '@linxuan/platform';
import { version } from '../../../package.json';
import { either } from '../launcher/terminal.mjs';
import { megabytes, Progress } from './backup/progress';
import { takeBackup } from './backup/take-backup';

/** Writes one moment of the installation into one file. */
export async function backup(
  target: string,
  options: { rolePasswords?: boolean; allowMissingFiles?: boolean },
): Promise<void> {
  const config = loadConfigOrExit({ needs: ['admin'] });
  const started = Date.now();
  const { manifest, bytes } = await takeBackup({
    url: databaseUrl(config, 'admin'),
    store: storeOf(config),
    target,
    release: version,
    settings: { ...describeSettings(process.env), empty: existsSync(join(config.dataDir, '.empty')) },
    verifiers: options.rolePasswords,
    allowMissing: options.allowMissingFiles,
    progress: new Progress(),
  });
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const { count, missing } = manifest.files;
  const lines = [
    either(
      `${target}: ${counted(rows, 'row')} of ${counted(manifest.tables.length, 'table')}, ${counted(count, 'file')}, ${megabytes(bytes)}, ${seconds} s; as of ${manifest.takenAt}`,
      `${target}：${manifest.tables.length} 张表共 ${rows} 行，附件 ${count} 个，${megabytes(bytes)}，用时 ${seconds} 秒；数据截至 ${manifest.takenAt}`,
    ),
    ...missing.map((sha) => either(`missing in the store: ${sha}`, `存储中已不存在：${sha}`)),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
