import { MIGRATIONS } from '.';
import { MIGRATION_NAMES } from './names';

it('names every migration in the order in which they are applied', () => {
  expect(MIGRATION_NAMES).toEqual(MIGRATIONS.map(({ name }) => name));
});
