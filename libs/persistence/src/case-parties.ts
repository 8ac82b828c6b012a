import type { CaseParties } from '@linxuan/domain';
import { compactIdentifier } from '@linxuan/form-rules';
import { SnapshotRepository } from './snapshot.repository';
import type { Tx } from './unit-of-work';

export interface CasePartyFacts {
  parties: CaseParties;
  holder: string;
  jointHolders: string[];
  reportIssuers: string[];
  siteOwners: string[];
}
/** Columns of the case that its parties follow from. */
export interface CaseOfParties {
  id: string;
  applicantOrg: string;
  nominatorOrg: string | null;
  revisionSha: string | null;
  holderName: string;
}
interface PartyContent {
  holder?: { name?: string; contact?: { person?: string } };
  jointHolders?: { name?: string; uscc?: string }[];
  reports?: { issuer?: string; number?: string }[];
  patents?: { number?: string; owner?: string }[];
  cases?: { user?: string }[];
}

/** Codes of all organisations above one in the group tree. */
export const ancestorsOf = (org: string) =>
  `ARRAY(
    WITH RECURSIVE up AS (
      SELECT parent_id FROM organisation WHERE id = ${org}
      UNION ALL
      SELECT o.parent_id FROM organisation o JOIN up ON o.id = up.parent_id)
    SELECT parent_id FROM up WHERE parent_id IS NOT NULL)`;
const texts = (values: (string | undefined)[]): string[] => [
  ...new Set(values.filter((value): value is string => !!value)),
];

/**
 * Everyone an expert must be free of. Organisations are known by code where they are registered here, by name
 * otherwise; the holder by its account, joint holders by their USCC.
 */
export async function casePartyFacts(tx: Tx, row: CaseOfParties): Promise<CasePartyFacts> {
  const content =
    row.revisionSha === null ? undefined : await new SnapshotRepository(tx).get<PartyContent>(row.revisionSha);
  const joints = (content?.jointHolders ?? []).map(({ name, uscc: code }) => ({
    name,
    uscc: compactIdentifier(code ?? ''),
  }));
  const uscc = texts(joints.map((one) => one.uscc));
  const names = texts([
    ...(content?.reports ?? []).map(({ issuer }) => issuer),
    ...(content?.cases ?? []).map(({ user }) => user),
    ...(content?.jointHolders ?? []).map(({ name }) => name),
    ...(content?.patents ?? []).map(({ owner }) => owner),
  ]);
  const known: {
    id: string;
    name_zh: string;
    uscc: string | null;
    region_code: string | null;
    groups: string[];
  }[] = await tx.query(
    `SELECT o.id, o.name_zh, o.uscc, o.region_code, ${ancestorsOf('o.id')} AS groups
     FROM organisation o
     WHERE o.id IN ($1, $4) OR o.uscc = ANY($2) OR o.name_zh = ANY($3)`,
    [row.applicantOrg, uscc, names, row.nominatorOrg],
  );
  const handlers: { org_id: string }[] = await tx.query(
    `SELECT org AS org_id
     FROM case_file c
     CROSS JOIN LATERAL unnest(ARRAY[c.group_org, c.authority_org]) org
     WHERE c.id = $1 AND org IS NOT NULL
     UNION
     SELECT o.org_id
     FROM opinion o
     WHERE o.case_id = $1
     ORDER BY 1`,
    [row.id],
  );
  const codeOf = (name: string) => known.find(({ name_zh }) => name_zh === name)?.id ?? name;
  const applicant = known.find(({ id }) => id === row.applicantOrg);
  const siteOwners = texts((content?.cases ?? []).map(({ user }) => user));
  return {
    parties: {
      applicant: {
        organisation: row.applicantOrg,
        alsoKnown: texts([applicant?.name_zh, applicant?.uscc ?? undefined, content?.holder?.name]),
        groups: applicant?.groups ?? [],
      },
      jointHolders: joints.flatMap((joint) => {
        const found = known.find((one) => (joint.uscc && one.uscc === joint.uscc) || one.name_zh === joint.name);
        const organisation = found?.id ?? joint.name;
        const alsoKnown = texts([joint.name, joint.uscc]);
        return organisation ? [{ organisation, alsoKnown, groups: found?.groups ?? [] }] : [];
      }),
      reports: (content?.reports ?? []).map(({ issuer, number }) => ({
        issuer: codeOf(issuer ?? ''),
        number: number ?? '',
      })),
      patents: (content?.patents ?? []).map(({ number, owner }) => ({
        number: number ?? '',
        owner: codeOf(owner ?? ''),
      })),
      siteOwners: siteOwners.map(codeOf),
      ...(row.nominatorOrg
        ? {
            nominator: row.nominatorOrg,
            nominatorRegion: known.find(({ id }) => id === row.nominatorOrg)?.region_code ?? null,
          }
        : {}),
      persons: texts([content?.holder?.contact?.person]),
      handlers: handlers.map(({ org_id }) => org_id),
    },
    holder: content?.holder?.name ?? row.holderName,
    jointHolders: texts((content?.jointHolders ?? []).map(({ name }) => name)),
    reportIssuers: texts((content?.reports ?? []).map(({ issuer }) => issuer)),
    siteOwners,
  };
}
