import { conflictsOf, type CaseParties, type ConflictFound, type ExpertProfile } from '@linxuan/domain';
import { SnapshotRepository, type Tx } from '@linxuan/persistence';

export interface PoolRow {
  id: string;
  name: string;
  org: string;
  expertise: string[];
  groups: string[];
  load: number;
}
export interface CasePartyFacts {
  parties: CaseParties;
  holder: string;
  jointHolders: string[];
  reportIssuers: string[];
  siteOwners: string[];
}
interface PartyContent {
  holder?: { name?: string };
  jointHolders?: { name?: string; uscc?: string }[];
  reports?: { issuer?: string; number?: string }[];
  cases?: { user?: string }[];
}

/** Codes of all organisations above one in the group tree. */
const ANCESTORS = (org: string) =>
  `ARRAY(WITH RECURSIVE up AS (SELECT parent_id FROM organisation WHERE id = ${org} UNION ALL SELECT o.parent_id FROM organisation o JOIN up ON o.id = up.parent_id) SELECT parent_id FROM up WHERE parent_id IS NOT NULL)`;
const texts = (values: (string | undefined)[]): string[] => [...new Set(values.filter((value): value is string => !!value))];

/** Every expert who may be asked, with the sheets still owed to the person's organisation. */
export async function expertPool(tx: Tx): Promise<PoolRow[]> {
  const rows: (Omit<PoolRow, 'load'> & { load: string })[] = await tx.query(
    `SELECT u.id, u.display_name AS name, m.org_id AS org, u.expertise, ${ANCESTORS('m.org_id')} AS groups, (SELECT count(*) FROM seat s WHERE s.expert_user = u.id AND s.state IN ('invited', 'accepted')) AS load
     FROM membership m JOIN app_user u ON u.id = m.user_id WHERE m.role = 'expert' AND m.ended_at IS NULL AND u.disabled_at IS NULL ORDER BY u.id`,
  );
  return rows.map((row) => ({ ...row, load: Number(row.load) }));
}

/**
 * Everyone an expert must be free of. Organisations are known by code where they are registered here, by name otherwise;
 * the holder by its account, joint holders by their USCC.
 */
export async function casePartyFacts(tx: Tx, row: { applicant_org: string; nominator_org: string | null; revision_sha: string | null; holder_name: string }): Promise<CasePartyFacts> {
  const content = row.revision_sha === null ? undefined : await new SnapshotRepository(tx).get<PartyContent>(row.revision_sha);
  const uscc = texts((content?.jointHolders ?? []).map((one) => one.uscc));
  const names = texts([...(content?.reports ?? []).map(({ issuer }) => issuer), ...(content?.cases ?? []).map(({ user }) => user), ...(content?.jointHolders ?? []).map(({ name }) => name)]);
  const known: { id: string; name_zh: string; uscc: string | null; groups: string[] }[] = await tx.query(
    `SELECT o.id, o.name_zh, o.uscc, ${ANCESTORS('o.id')} AS groups FROM organisation o WHERE o.id = $1 OR o.uscc = ANY($2) OR o.name_zh = ANY($3)`,
    [row.applicant_org, uscc, names],
  );
  const codeOf = (name: string) => known.find(({ name_zh }) => name_zh === name)?.id ?? name;
  const siteOwners = texts((content?.cases ?? []).map(({ user }) => user));
  return {
    parties: {
      applicant: { organisation: row.applicant_org, groups: known.find(({ id }) => id === row.applicant_org)?.groups ?? [] },
      jointHolders: (content?.jointHolders ?? []).flatMap((joint) => {
        const found = known.find((one) => (joint.uscc && one.uscc === joint.uscc) || one.name_zh === joint.name);
        return found ? [{ organisation: found.id, groups: found.groups }] : joint.name ? [{ organisation: joint.name, groups: [] }] : [];
      }),
      reports: (content?.reports ?? []).map(({ issuer, number }) => ({ issuer: codeOf(issuer ?? ''), number: number ?? '' })),
      siteOwners: siteOwners.map(codeOf),
      ...(row.nominator_org ? { nominator: row.nominator_org } : {}),
    },
    holder: content?.holder?.name ?? row.holder_name,
    jointHolders: texts((content?.jointHolders ?? []).map(({ name }) => name)),
    reportIssuers: texts((content?.reports ?? []).map(({ issuer }) => issuer)),
    siteOwners,
  };
}

export function conflictsWith(expert: PoolRow, parties: CaseParties): readonly ConflictFound[] {
  const profile: ExpertProfile = { id: expert.id, organisation: expert.org, groups: expert.groups };
  return conflictsOf(profile, parties);
}

/** 2: the category or one of its branches, 1: its area, 0: neither. Expertise is given as taxonomy codes. */
export function matchOf(expertise: readonly string[], category: string | null, area: string | null): 0 | 1 | 2 {
  const within = (code: string) => category !== null && (category === code || category.startsWith(`${code}.`));
  if (expertise.some((code) => code !== area && within(code))) return 2;
  return area !== null && expertise.some((code) => code === area || code.startsWith(`${area}.`)) ? 1 : 0;
}
