import { businessDateOf, recusalRules, type ConflictCode, type SeatRow } from '@linxuan/domain';
import { casePartyFacts, expertFactsOf, type Tx, type WorkspaceCaseRow } from '@linxuan/persistence';
import type { CompiledEdition } from '@linxuan/platform';
import { conflictsWith } from './expert-pool';
import { isLive } from './panel-rows';

interface Panel {
  row: WorkspaceCaseRow;
  edition: CompiledEdition;
  seats: readonly SeatRow[];
  /** Display names by user. */
  names: ReadonlyMap<string, string>;
}

/**
 * The grounds on which an expert who sits on the panel has to keep away today, by user: a fact may have become known
 * after the invitation, and even after the sheet was sealed. Nothing of seats that were given up. Two queries.
 */
export async function seatConflicts(
  tx: Tx,
  { row, edition, seats, names }: Panel,
  now: string,
): Promise<Map<string, ConflictCode[]>> {
  const users = seats.filter(isLive).map(({ expertUser }) => expertUser);
  if (users.length === 0) return new Map();
  const { parties } = await casePartyFacts(tx, row);
  const facts = await expertFactsOf(tx, users);
  const question = { on: businessDateOf(now), rules: recusalRules(edition.machine.definition.recusal) };
  const barring = (id: string): ConflictCode[] => {
    const expert = { id, name: names.get(id) ?? '', facts: facts.get(id) ?? [] };
    const found = conflictsWith(expert, parties, question).filter(({ strength }) => strength === 'bars');
    return [...new Set(found.map(({ code }) => code))];
  };
  return new Map(users.map((id) => [id, barring(id)]));
}
