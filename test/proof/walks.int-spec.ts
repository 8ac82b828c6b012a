import { walkEveryEdition } from './walks';

jest.setTimeout(300_000);

describe('random commands, valid and invalid, decided alike by the machine and by the service on PostgreSQL', () => {
  walkEveryEdition(500, 50, 20240611);
});
