import { conflictsOf, type Command, type OutsideFacts, type WorkingSet } from '@linxuan/domain';
import { accountsOf, affiliationsOf, casePartyFacts, type Tx } from '@linxuan/persistence';

/** The experts a payload names who are in the pool, with the conflicts of interest found between each and the case: the grounds that the pool shows. */
export async function expertFacts(
  tx: Tx,
  workingSet: WorkingSet,
  command: Command,
): Promise<NonNullable<OutsideFacts['experts']>> {
  const row = workingSet.case.get(command.subjectId);
  if (!row) return {};
  const experts: { user_id: string; org_id: string }[] = await tx.query(
    `SELECT m.user_id, m.org_id FROM membership m JOIN app_user u ON u.id = m.user_id
     WHERE m.role = 'expert' AND m.ended_at IS NULL AND u.disabled_at IS NULL AND m.user_id = ANY($1)`,
    [(command.payload['experts'] as string[] | undefined) ?? []],
  );
  const { parties } = await casePartyFacts(tx, {
    id: row.id,
    applicant_org: row.applicantOrg,
    nominator_org: row.nominatorOrg,
    revision_sha: row.revisionSha,
    holder_name: row.holderName,
  });
  const affiliations = await affiliationsOf(
    tx,
    experts.map(({ user_id }) => user_id),
  );
  const onPanel = [...workingSet.seat.values()].filter(
    (seat) => seat.caseId === row.id && seat.stage === row.stage && seat.state !== 'replaced',
  );
  const named: string[] = [];
  const found: NonNullable<OutsideFacts['experts']> = {};
  for (const { user_id, org_id } of experts) {
    const { current = [], former = [] } = affiliations.get(user_id) ?? {};
    const groups = current.find(({ organisation }) => organisation === org_id)?.groups ?? [];
    const profile = { id: user_id, organisation: org_id, groups, alsoOf: current, formerOrganisations: former };
    const twins = (await accountsOf(tx, [user_id])).filter((account) => account !== user_id);
    const isTwice = twins.some((one) => named.includes(one) || onPanel.some(({ expertUser }) => expertUser === one));
    const codes = conflictsOf(profile, parties).map(({ code }) => code);
    found[user_id] = { orgId: org_id, conflicts: [...new Set([...codes, ...(isTwice ? ['same-person'] : [])])] };
    named.push(user_id);
  }
  return found;
}
