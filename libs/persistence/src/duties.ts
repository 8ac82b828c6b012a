import type { Role } from '@linxuan/domain';
import type { Tx } from './unit-of-work';

/**
 * Cases in which the person of the scope has, or had, a seat, with any account and whatever the role of the session.
 */
export async function seatedCases(tx: Tx): Promise<ReadonlySet<string>> {
  const [row]: { cases: string[] }[] = await tx.query(`SELECT app_seated_cases() AS cases`);
  return new Set(row?.cases);
}

/** All duties of the person in one case: the role of the session, and the expert's wherever it sits or sat. */
export function dutiesIn(seated: ReadonlySet<string>, caseId: string, role: Role): readonly Role[] {
  return seated.has(caseId) && role !== 'expert' ? [role, 'expert'] : [role];
}
