import { migrateUp } from '@linxuan/persistence';
import { configOrExit, databaseUrl, loadConfigOrExit, rolePasswords } from '@linxuan/platform';

export async function migrate(): Promise<void> {
  const config = loadConfigOrExit({ needs: ['admin'] });
  // Before anything is changed: half a migration with a password that nobody chose helps nobody.
  const passwords = configOrExit(() => rolePasswords(config));
  const applied = await migrateUp(databaseUrl(config, 'admin'), passwords);
  for (const name of applied) process.stdout.write(`applied ${name}\n`);
}
