import { conflictsOf, type CaseParties, type ConflictFound, type ExpertProfile } from '@linxuan/domain';
import { affiliationsOf, type Affiliations, type Tx } from '@linxuan/persistence';

export interface PoolRow {
  id: string;
  name: string;
  org: string;
  expertise: string[];
  affiliations: Affiliations;
  load: number;
}
/** Every expert who may be asked, with the sheets still owed to the person's organisation. */
export async function expertPool(tx: Tx): Promise<PoolRow[]> {
  const rows: (Omit<PoolRow, 'load' | 'affiliations'> & { load: string })[] = await tx.query(
    `SELECT u.id, u.display_name AS name, m.org_id AS org, u.expertise, (SELECT count(*) FROM seat s WHERE s.expert_user = u.id AND s.state IN ('invited', 'accepted')) AS load
     FROM membership m JOIN app_user u ON u.id = m.user_id WHERE m.role = 'expert' AND m.ended_at IS NULL AND u.disabled_at IS NULL ORDER BY u.id`,
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
