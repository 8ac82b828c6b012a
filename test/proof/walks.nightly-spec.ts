import { walkEveryEdition } from './walks';

jest.setTimeout(3_600_000);

/** Another walk every night; the seed is printed. */
describe('ten thousand random commands, decided alike by the machine and by the service on PostgreSQL', () => {
  walkEveryEdition(Number(process.env['WALK_STEPS'] ?? 10_000), 140, Math.floor(Date.now() / 86_400_000));
});
