import { conflictsOf, type CaseParties, type ConflictFound, type ExpertProfile } from '@linxuan/domain';
import { affiliationsOf, type Affiliations, type Tx } from '@linxuan/persistence';

export interface PoolRow {
  id: string;
  /** Who has the account; several accounts of one person are one expert. */
  person: string;
  name: string;
  org: string;
  expertise: string[];
  affiliations: Affiliations;
  load: number;
}
/** Every expert who may be asked, with the sheets still owed to the person's organisation. */
export async function expertPool(tx: Tx): Promise<PoolRow[]> {
  const rows: (Omit<PoolRow, 'load' | 'affiliations'> & { load: string })[] = await tx.query(
    `SELECT DISTINCT ON (u.id) u.id, u.person_id AS person, u.display_name AS name, m.org_id AS org, u.expertise, (SELECT count(*) FROM seat s WHERE s.expert_user = u.id AND s.state IN ('invited', 'accepted')) AS load
     FROM membership m JOIN app_user u ON u.id = m.user_id WHERE m.role = 'expert' AND m.ended_at IS NULL AND u.disabled_at IS NULL ORDER BY u.id, m.org_id`,
  );
  const affiliations = await affiliationsOf(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    ...row,
    load: Number(row.load),
    affiliations: affiliations.get(row.id) ?? { current: [], former: [] },
  }));
}

export function conflictsWith(expert: PoolRow, parties: CaseParties): readonly ConflictFound[] {
  const { current, former } = expert.affiliations;
  const profile: ExpertProfile = {
    id: expert.id,
    organisation: expert.org,
    groups: current.find(({ organisation }) => organisation === expert.org)?.groups ?? [],
    alsoOf: current,
    formerOrganisations: former,
  };
  return conflictsOf(profile, parties);
}

/** 2: the category or one of its branches, 1: its area, 0: neither. Expertise is given as taxonomy codes. */
export function matchOf(expertise: readonly string[], category: string | null, area: string | null): 0 | 1 | 2 {
  const within = (code: string) => category !== null && (category === code || category.startsWith(`${code}.`));
  if (expertise.some((code) => code !== area && within(code))) return 2;
  return area !== null && expertise.some((code) => code === area || code.startsWith(`${area}.`)) ? 1 : 0;
}

/** The ground on which an account is passed over for another account of the same person: the one that is on the panel, or else the first. */
export function twinIn(
  pool: readonly Pick<PoolRow, 'id' | 'person'>[],
  { id, person }: Pick<PoolRow, 'id' | 'person'>,
  onPanel: ReadonlySet<string>,
): readonly ConflictFound[] {
  const accounts = pool.filter((one) => one.person === person).map((one) => one.id);
  const first = accounts.find((account) => onPanel.has(account)) ?? accounts[0] ?? id;
  return first === id ? [] : [{ code: 'same-person', evidence: {} }];
}
