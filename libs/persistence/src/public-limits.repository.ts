import type { Tx } from './unit-of-work';

/** How often: `most` times in any `seconds`. */
export interface TurnLimit {
  readonly kind: string;
  readonly most: number;
  readonly seconds: number;
}
/** An objection as it is counted: `source` is the digest of the address that it came from. */
export interface CountedObjection {
  readonly requestId: string;
  readonly caseId: string;
  readonly contact: string;
  readonly source: string;
}

/** Counts one attempt of a source; the seconds to wait, or 0 when it is allowed. */
export async function takePublicTurn(tx: Tx, { kind, most, seconds }: TurnLimit, source: string): Promise<number> {
  const [row]: { wait: number }[] = await tx.query(`SELECT take_public_turn($1, $2, $3, $4) AS wait`, [
    kind,
    source,
    most,
    seconds,
  ]);
  return row?.wait ?? 0;
}

/**
 * Admits one more objection to an item, or says whether its contact or its address has no more. Waits for others of the
 * same item.
 */
export async function admitObjection(
  tx: Tx,
  { requestId, caseId, contact, source }: CountedObjection,
  most: { contact: number; address: number },
): Promise<'contact' | 'address' | null> {
  const [row]: { full: 'contact' | 'address' | null }[] = await tx.query(
    `SELECT admit_objection($1, $2, $3, $4, $5, $6) AS full`,
    [requestId, caseId, contact, source, most.contact, most.address],
  );
  return row?.full ?? null;
}
