import { counted } from '@linxuan/form-rules';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { AccessMismatch, migrateDown, migrateUp, type AccessDifference } from '@linxuan/persistence';
import { configOrExit, databaseUrl, loadConfigOrExit, rolePasswords } from '@linxuan/platform';
import { either, Stop } from '../launcher/terminal.mjs';

/** How many differences are told; whoever restored without roles has hundreds. */
const TOLD = 20;

export async function migrate(options: { repairAccess?: boolean } = {}): Promise<void> {
  const config = loadConfigOrExit({ needs: ['admin'] });
  // Before anything is changed: half a migration with a password that nobody chose helps nobody.
  const passwords = configOrExit(() => rolePasswords(config));
  const notice = (sentence: string): boolean => process.stderr.write(`${sentence}\n`);
  try {
    const applied = await migrateUp(databaseUrl(config, 'admin'), passwords, { ...options, notice });
    for (const name of applied) process.stdout.write(`applied ${name}\n`);
  } catch (error) {
    throw error instanceof AccessMismatch ? refusal(error.differences) : error;
  }
}

function refusal(differences: readonly AccessDifference[]): Stop {
  const lines = differences.slice(0, TOLD).map(({ name, kind, expected, found }) => {
    const detail = kind === 'changed' ? `\n      - ${expected}\n      + ${found}` : '';
    return `  ${kind} ${name}${detail}`;
  });
  const more = differences.length - lines.length;
  const list = [...lines, ...(more > 0 ? [`  … ${more}`] : [])].join('\n');
  return new Stop(
    `The database's policies, grants or roles are not the expected ones (${counted(differences.length, 'difference')}), so nobody should work on it:\n${list}\n"migrate --repair-access" makes them what they should be; a database that was restored by other means is better restored by "restore".`,
    `数据库的访问策略、权限或角色与预期不符（${differences.length} 处），不应投入使用：\n${list}\n“migrate --repair-access”可将其修复；以其他方式恢复的数据库宜改用“restore”恢复。`,
  );
}

export interface DownOptions {
  to?: string;
  yes?: boolean;
}

/**
 * Takes back the newest migration, or all after the named one, once the operator has said that what they hold may go.
 */
export async function migrateBack({ to, yes }: DownOptions): Promise<void> {
  const config = loadConfigOrExit({ needs: ['admin'] });
  if (!yes)
    throw new Stop(
      `"migrate down" drops the tables and columns that ${to ? `came after ${to}` : 'the newest migration made'}, with everything that people entered there. Make a backup first ("backup FILE"), stop all processes, and say --yes.`,
      `“migrate down”会删除${to ? ` ${to} 之后的` : '最新一次'}迁移所建的表与字段及其中的全部数据。请先备份（“backup 文件”）、停止所有进程，再加 --yes。`,
      2,
    );
  try {
    // What `npm start` remembers of its own database is no longer so.
    rmSync(join(config.dataDir, '.seeded'), { force: true });
    const reverted = await migrateDown(databaseUrl(config, 'admin'), to);
    for (const name of reverted) process.stdout.write(`reverted ${name}\n`);
    if (reverted.length === 0) process.stdout.write(`${either('Nothing to revert.', '没有可撤销的迁移。')}\n`);
  } catch (error) {
    if (error instanceof RangeError) throw new Stop(`${error.message}.`, `迁移 ${to} 未曾应用。`, 2);
    throw error;
  }
}
