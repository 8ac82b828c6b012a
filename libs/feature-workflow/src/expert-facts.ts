import { conflictsOf, type Command, type OutsideFacts, type World } from '@linxuan/domain';
import { ancestorsOf, casePartyFacts, type Tx } from '@linxuan/persistence';

interface ExpertRow {
  user_id: string;
  org_id: string;
  groups: string[];
}

/** The experts a payload names who are in the pool, with the conflicts of interest found between each and the case: the grounds that the pool shows. */
export async function expertFacts(
  tx: Tx,
  world: World,
  command: Command,
): Promise<NonNullable<OutsideFacts['experts']>> {
  const row = world.case.get(command.subjectId);
  if (!row) return {};
  const experts: ExpertRow[] = await tx.query(
    `SELECT m.user_id, m.org_id, ${ancestorsOf('m.org_id')} AS groups FROM membership m JOIN app_user u ON u.id = m.user_id
     WHERE m.role = 'expert' AND m.ended_at IS NULL AND u.disabled_at IS NULL AND m.user_id = ANY($1)`,
    [(command.payload['experts'] as string[] | undefined) ?? []],
  );
  const { parties } = await casePartyFacts(tx, {
    applicant_org: row.applicantOrg,
    nominator_org: row.nominatorOrg,
    revision_sha: row.revisionSha,
    holder_name: row.holderName,
  });
  return Object.fromEntries(
    experts.map(({ user_id, org_id, groups }) => [
      user_id,
      {
        orgId: org_id,
        conflicts: conflictsOf({ id: user_id, organisation: org_id, groups }, parties).map(({ code }) => code),
      },
    ]),
  );
}
