// A PostgreSQL that stands for somebody's own server: started in the given folder, its administrator's address printed,
// stopped by SIGTERM.
import { startPostgres } from '../../apps/cli/embedded-postgres.mjs';

const [dir] = process.argv.slice(2);
const server = await startPostgres({ dir, settings: { fsync: 'off', full_page_writes: 'off' } });
process.stdout.write(`${server.url}\n`);
process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)));
