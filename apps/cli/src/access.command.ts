import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { EXPECTED_ACCESS, freshAccess } from '@linxuan/persistence';
import { startPostgres } from '../embedded-postgres.mjs';
import { either } from '../launcher/terminal.mjs';
import { configFolder } from './config-files';

/**
 * Writes which policies, grants and roles a freshly migrated database has, from one that is made and thrown away.
 * Whoever adds a migration runs it; `--check` only says whether the file is stale.
 */
export async function writeAccess({ check }: { check?: boolean }): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'linxuan-access-'));
  chmodSync(folder, 0o755);
  const server = await startPostgres({ dir: join(folder, 'postgres'), settings: { fsync: 'off' } });
  try {
    const fresh = await freshAccess(server.url);
    const file = join(dirname(configFolder()), 'migrations', 'expected-access.json');
    const text = `${JSON.stringify(fresh, null, 2)}\n`;
    const stale = JSON.stringify(fresh) !== JSON.stringify(EXPECTED_ACCESS) || readFileSync(file, 'utf8') !== text;
    if (stale && !check) writeFileSync(file, text);
    if (stale && check) process.exitCode = 1;
    process.stdout.write(
      `${file}: ${stale ? (check ? either('stale', '已过期') : either('written', '已写入')) : either('fresh', '最新')}\n`,
    );
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
