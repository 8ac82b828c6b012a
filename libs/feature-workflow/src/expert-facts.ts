import { conflictsOf, type Command, type OutsideFacts, type WorkingSet } from '@linxuan/domain';
import { accountsOf, affiliationsOf, casePartyFacts, ExpertRepository, type Tx } from '@linxuan/persistence';

/**
 * The experts a payload names who are in the pool, with the conflicts of interest found between each and the case: the
 * grounds that the pool shows.
 */
export async function expertFacts(
  tx: Tx,
  workingSet: WorkingSet,
  command: Command,
): Promise<NonNullable<OutsideFacts['experts']>> {
  const row = workingSet.case.get(command.subjectId);
  if (!row) return {};
  const named = (command.payload['experts'] as string[] | undefined) ?? [];
  const experts = await new ExpertRepository(tx).among(named);
  const { parties } = await casePartyFacts(tx, row);
  const affiliations = await affiliationsOf(
    tx,
    experts.map(({ userId }) => userId),
  );
  const onPanel = [...workingSet.seat.values()].filter(
    (seat) => seat.caseId === row.id && seat.stage === row.stage && seat.state !== 'replaced',
  );
  const seen: string[] = [];
  const found: NonNullable<OutsideFacts['experts']> = {};
  for (const { userId, orgId } of experts) {
    const { current = [], former = [] } = affiliations.get(userId) ?? {};
    const groups = current.find(({ organisation }) => organisation === orgId)?.groups ?? [];
    const profile = { id: userId, organisation: orgId, groups, alsoOf: current, formerOrganisations: former };
    const twins = (await accountsOf(tx, [userId])).filter((account) => account !== userId);
    const isTwice = twins.some((one) => seen.includes(one) || onPanel.some(({ expertUser }) => expertUser === one));
    const codes = conflictsOf(profile, parties).map(({ code }) => code);
    found[userId] = { orgId, conflicts: [...new Set([...codes, ...(isTwice ? ['same-person'] : [])])] };
    seen.push(userId);
  }
  return found;
}
