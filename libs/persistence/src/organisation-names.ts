import type { Tx } from './unit-of-work';

/** Names of the given organisations by their codes; unknown codes are left out. */
export async function organisationNames(
  tx: Tx,
  codes: readonly string[],
): Promise<[code: string, name: { zh: string; en: string }][]> {
  const rows: { id: string; name_zh: string; name_en: string | null }[] = await tx.query(
    `SELECT id, name_zh, name_en FROM organisation WHERE id = ANY($1)`,
    [codes],
  );
  return rows.map(({ id, name_zh, name_en }) => [id, { zh: name_zh, en: name_en ?? name_zh }]);
}
