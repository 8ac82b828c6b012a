import { conflictsOf, type CaseParties, type ConflictFound, type RecusalRules } from '@linxuan/domain';
import type { PoolExpert } from '@linxuan/persistence';

/** The day of the question and the rules of the edition. */
export interface RecusalQuestion {
  on: string;
  rules: RecusalRules;
}

export const conflictsWith = (
  { id, name, facts }: Pick<PoolExpert, 'id' | 'name' | 'facts'>,
  parties: CaseParties,
  { on, rules }: RecusalQuestion,
): readonly ConflictFound[] => conflictsOf({ id, name, facts }, parties, on, rules);

/** 2: the category or one of its branches, 1: its area, 0: neither. Expertise is given as taxonomy codes. */
export function matchOf(expertise: readonly string[], category: string | null, area: string | null): 0 | 1 | 2 {
  const within = (code: string) => category !== null && (category === code || category.startsWith(`${code}.`));
  if (expertise.some((code) => code !== area && within(code))) return 2;
  return area !== null && expertise.some((code) => code === area || code.startsWith(`${area}.`)) ? 1 : 0;
}

/**
 * The ground on which an account is passed over for another account of the same person: the one that is on the panel,
 * or else the first.
 */
export function twinIn(
  pool: readonly Pick<PoolExpert, 'id' | 'person'>[],
  { id, person }: Pick<PoolExpert, 'id' | 'person'>,
  onPanel: ReadonlySet<string>,
): readonly ConflictFound[] {
  const accounts = pool.filter((one) => one.person === person).map((one) => one.id);
  const first = accounts.find((account) => onPanel.has(account)) ?? accounts[0] ?? id;
  return first === id ? [] : [{ code: 'same-person', strength: 'bars', evidence: {} }];
}
