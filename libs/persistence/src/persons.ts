import type { Tx } from './unit-of-work';

/** All accounts of the people behind the given ones, these included: what asks for two people compares these. */
export async function accountsOf(tx: Tx, users: readonly string[]): Promise<string[]> {
  const [row]: { accounts: string[] }[] = await tx.query(`SELECT accounts_of($1) AS accounts`, [users]);
  // Machines act under names that are nobody's account.
  return [...new Set([...users, ...(row?.accounts ?? [])])];
}

/**
 * Ends proposals of powers and of orders that waited too long for their second person; who proposed is told by the
 * database. Returns how many.
 */
export async function expireGrants(tx: Tx, now: string): Promise<number> {
  const [row]: { lapsed: number }[] = await tx.query(`SELECT expire_grants($1) + expire_orders($1) AS lapsed`, [now]);
  return row?.lapsed ?? 0;
}
