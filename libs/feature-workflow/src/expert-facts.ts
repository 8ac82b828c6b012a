import { conflictsOf, type Command, type OutsideFacts, type World } from '@linxuan/domain';
import { SnapshotRepository, type Tx } from '@linxuan/persistence';

interface ExpertRow {
  user_id: string;
  org_id: string;
  groups: string[];
}

/** The experts a payload names who are in the pool, with the conflicts of interest found between each and the case. */
export async function expertFacts(tx: Tx, world: World, command: Command): Promise<NonNullable<OutsideFacts['experts']>> {
  const row = world.case.get(command.subjectId);
  const ids = (command.payload['experts'] as string[] | undefined) ?? [];
  const experts: ExpertRow[] = await tx.query(
    `SELECT m.user_id, m.org_id, ${ANCESTORS('m.org_id')} AS groups FROM membership m JOIN app_user u ON u.id = m.user_id
     WHERE m.role = 'expert' AND m.ended_at IS NULL AND u.disabled_at IS NULL AND m.user_id = ANY($1)`,
    [ids],
  );
  const [applicant] = await tx.query(`SELECT ${ANCESTORS('$1')} AS groups`, [row?.applicantOrg]);
  const content = row?.revisionSha ? await new SnapshotRepository(tx).get<CaseContent>(row.revisionSha) : undefined;
  const joint = (content?.jointHolders ?? []).map(({ uscc }) => uscc).filter((uscc): uscc is string => !!uscc);
  const jointOrgs: { id: string; groups: string[] }[] = joint.length > 0 ? await tx.query(`SELECT o.id, ${ANCESTORS('o.id')} AS groups FROM organisation o WHERE o.uscc = ANY($1)`, [joint]) : [];
  const issuers: { id: string; name_zh: string }[] = await tx.query(`SELECT id, name_zh FROM organisation WHERE name_zh = ANY($1)`, [(content?.reports ?? []).map(({ issuer }) => issuer ?? '')]);
  const parties = {
    applicant: { organisation: row?.applicantOrg ?? '', groups: applicant?.groups ?? [] },
    jointHolders: jointOrgs.map(({ id, groups }) => ({ organisation: id, groups })),
    reports: (content?.reports ?? []).map(({ issuer, number }) => ({ issuer: issuers.find(({ name_zh }) => name_zh === issuer)?.id ?? issuer ?? '', number: number ?? '' })),
    ...(row?.nominatorOrg ? { nominator: row.nominatorOrg } : {}),
  };
  return Object.fromEntries(
    experts.map(({ user_id, org_id, groups }) => [
      user_id,
      { orgId: org_id, conflicts: conflictsOf({ id: user_id, organisation: org_id, groups }, parties).map(({ code }) => code) },
    ]),
  );
}

interface CaseContent {
  jointHolders?: { uscc?: string }[];
  reports?: { issuer?: string; number?: string }[];
}

/** Codes of all organisations above one in the group tree. */
const ANCESTORS = (org: string) =>
  `ARRAY(WITH RECURSIVE up AS (SELECT parent_id FROM organisation WHERE id = ${org} UNION ALL SELECT o.parent_id FROM organisation o JOIN up ON o.id = up.parent_id) SELECT parent_id FROM up WHERE parent_id IS NOT NULL)`;
