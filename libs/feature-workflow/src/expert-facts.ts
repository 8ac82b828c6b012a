import { businessDateOf, conflictsOf, recusalRules } from '@linxuan/domain';
import type { Command, ConflictFound, OutsideFacts, ProgrammeDefinition, WorkingSet } from '@linxuan/domain';
import { accountsOf, casePartyFacts, expertFactsOf, ExpertRepository, type Tx } from '@linxuan/persistence';

interface Asked {
  definition: ProgrammeDefinition;
  workingSet: WorkingSet;
  command: Command;
}

/**
 * The experts a payload names who are in the pool, with the conflicts of interest that bar each from the case: the
 * grounds that the pool shows.
 */
export async function expertFacts(tx: Tx, asked: Asked): Promise<NonNullable<OutsideFacts['experts']>> {
  const { workingSet, command } = asked;
  const row = workingSet.case.get(command.subjectId);
  if (!row) return {};
  const named = (command.payload['experts'] as string[] | undefined) ?? [];
  const experts = await new ExpertRepository(tx).among(named);
  const conflicts = await conflictsWith(
    tx,
    row.id,
    experts.map(({ userId, name }) => ({ id: userId, name })),
    asked,
  );
  const onPanel = [...workingSet.seat.values()].filter(
    (seat) => seat.caseId === row.id && seat.stage === row.stage && seat.state !== 'replaced',
  );
  const seen: string[] = [];
  const found: NonNullable<OutsideFacts['experts']> = {};
  for (const { userId, orgId } of experts) {
    const twins = (await accountsOf(tx, [userId])).filter((account) => account !== userId);
    const isTwice = twins.some((one) => seen.includes(one) || onPanel.some(({ expertUser }) => expertUser === one));
    const codes = barring(conflicts.get(userId));
    found[userId] = { orgId, conflicts: [...new Set([...codes, ...(isTwice ? ['same-person'] : [])])] };
    seen.push(userId);
  }
  return found;
}

/** What stands between the expert of a seat and its case today: asked again at each step of the seat. */
export async function seatRecusal(tx: Tx, asked: Asked): Promise<NonNullable<OutsideFacts['recusal']>> {
  const seat = asked.workingSet.seat.get(asked.command.subjectId);
  if (!seat) return { bars: [], asks: [] };
  const [expert] = await new ExpertRepository(tx).among([seat.expertUser]);
  const self = { id: seat.expertUser, name: expert?.name ?? '' };
  const found = (await conflictsWith(tx, seat.caseId, [self], asked)).get(seat.expertUser) ?? [];
  return { bars: barring(found), asks: codesOf(found.filter(({ strength }) => strength === 'asks')) };
}

const codesOf = (conflicts: readonly ConflictFound[]) => [...new Set(conflicts.map(({ code }) => code))];
const barring = (conflicts: readonly ConflictFound[] = []) =>
  codesOf(conflicts.filter(({ strength }) => strength === 'bars'));

async function conflictsWith(
  tx: Tx,
  caseId: string,
  experts: readonly { id: string; name: string }[],
  { definition, workingSet, command }: Asked,
): Promise<Map<string, readonly ConflictFound[]>> {
  const row = workingSet.case.get(caseId);
  if (!row) return new Map();
  const { parties } = await casePartyFacts(tx, row);
  const facts = await expertFactsOf(
    tx,
    experts.map(({ id }) => id),
  );
  const [on, rules] = [businessDateOf(command.acceptedAt), recusalRules(definition.recusal)];
  return new Map(
    experts.map(({ id, name }) => [id, conflictsOf({ id, name, facts: facts.get(id) ?? [] }, parties, on, rules)]),
  );
}
