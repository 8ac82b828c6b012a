import { Client } from 'pg';
import { createTestDatabase } from './test-database';

describe('createTestDatabase', () => {
  it('gives each suite a database of its own', async () => {
    const one = await createTestDatabase({ migrated: false });
    const two = await createTestDatabase({ migrated: false });
    const client = new Client({ connectionString: one.url });
    await client.connect();
    await client.query('CREATE TABLE only_here (id int)');
    await client.end();
    const other = new Client({ connectionString: two.url });
    await other.connect();
    const found = await other.query("SELECT 1 FROM pg_class WHERE relname = 'only_here'");
    await other.end();
    expect(found.rowCount).toBe(0);
    await Promise.all([one.drop(), two.drop()]);
  });

  it('names the role and keeps the database in a role URL', async () => {
    const database = await createTestDatabase({ migrated: false });
    const url = new URL(database.urlFor('app_api', 'secret'));
    expect([url.username, url.password, url.pathname]).toEqual(['app_api', 'secret', new URL(database.url).pathname]);
    await database.drop();
  });
});
