import { migrateUp } from '@linxuan/persistence';
import { databaseUrl, loadConfigOrExit } from '@linxuan/platform';

export async function migrate(): Promise<void> {
  const config = loadConfigOrExit({ needs: ['admin'] });
  const applied = await migrateUp(databaseUrl(config, 'admin'), config.rolePassword);
  for (const name of applied) process.stdout.write(`applied ${name}\n`);
}
