import type { Tx } from './unit-of-work';

/** All accounts of the people behind the given ones, these included: what asks for two people compares these. */
export async function accountsOf(tx: Tx, users: readonly string[]): Promise<string[]> {
  const [row]: { accounts: string[] }[] = await tx.query(`SELECT accounts_of($1) AS accounts`, [users]);
  // Machines act under names that are nobody's account.
  return [...new Set([...users, ...(row?.accounts ?? [])])];
}
