import manifest from '../../../../migrations/expected-access.json';
import { compareAccess, type AccessDifference } from './compare-access';
import { readAccess, type AccessState, type Query } from './read-access';

/**
 * The locks of a freshly migrated database, as they are checked in: whoever changes one changes this file, where a
 * reviewer sees it. `npm run access` writes it.
 */
export const EXPECTED_ACCESS: { migrations: readonly string[]; access: AccessState } = manifest;

/**
 * What is wrong with the locks of a database that holds exactly these migrations; undefined where the checked-in
 * expectation is not for them, as while a migration is being written.
 */
export async function accessDifferences(
  query: Query,
  migrations: readonly string[],
): Promise<AccessDifference[] | undefined> {
  const known = [...EXPECTED_ACCESS.migrations].sort().join();
  if (known !== [...migrations].sort().join()) return undefined;
  return compareAccess(EXPECTED_ACCESS.access, await readAccess(query));
}

/** Thrown where the locks of a database are not the expected ones. */
export class AccessMismatch extends Error {
  constructor(readonly differences: readonly AccessDifference[]) {
    super(`Policies, grants or roles are not as expected: ${differences.length}`);
    this.name = 'AccessMismatch';
  }
}
