import { deliveredEdition } from '../../programme/testing/delivered-editions.spec-support';
import { compile } from '../../programme/compile';
import type { DecisionContext, OutsideFacts } from '../../programme/machine';
import { emptyWorkingSet } from '../working-set';
import type { DossierRow, QuotaSlotRow } from '../rows';

const { definition } = deliveredEdition('energy-first-set/2025-5');
const ANSWER_BY = '2025-03-01T15:59:59.999Z';
const stage = definition.stages.find(({ kind }) => kind === 'quota-extra');
const decide = compile(definition).actions.find(
  ({ subject, name, stage: at }) => subject === 'dossier' && name === 'decide' && at === stage?.id,
);
const holder = definition.roster[0]?.org ?? '';

/** The request of a holder with these places, decided at an instant. */
function decided(acceptedAt: string, outside: OutsideFacts) {
  const workingSet = emptyWorkingSet();
  const request = { id: 'd', ownerOrg: holder, editionId: 'e', answerSha: 'sha' } as DossierRow;
  workingSet.dossier.set('d', request);
  for (const number of [1, 2])
    workingSet.quotaSlot.set(`${number}`, {
      id: `${number}`,
      accountId: `e/${definition.roster[0]?.sharesQuotaOf ?? holder}`,
      number,
      state: 'free',
    } as QuotaSlotRow);
  const minted: QuotaSlotRow[] = [];
  let row: Partial<DossierRow> = {};
  decide?.decide({
    def: definition,
    workingSet,
    command: { subjectId: 'd', acceptedAt, payload: {} },
    outside,
    due: () => ANSWER_BY,
    insert: (_table: string, slot: QuotaSlotRow) => void minted.push(slot),
    update: (_table: string, _id: string, set: Partial<DossierRow>) => void (row = set),
  } as unknown as DecisionContext);
  return { row, minted: minted.map(({ number, state, origin, originSha }) => [number, state, origin, originSha]) };
}

describe('the decision on extra places', () => {
  it.each([
    ['a millisecond before its date', '2025-03-01T15:59:59.998Z', false],
    ['at the very instant', ANSWER_BY, false],
    ['a millisecond after it', '2025-03-01T16:00:00.000Z', true],
  ])('%s: %s is late: %s', (_when, at, late) => {
    expect(decided(at, {}).row).toMatchObject({ state: 'decided', late, dueAt: null });
  });

  it('mints as many places as were granted, numbered on, each with the answer that gave it', () => {
    const grounds = [{ ruleId: 'spread' }];
    const answers = [{ ruleId: 'spread', number: 2 }];
    expect(decided(ANSWER_BY, { worksheet: { grounds }, answer: { answers } }).minted).toEqual([
      [3, 'free', 'grant', 'sha'],
      [4, 'free', 'grant', 'sha'],
    ]);
    expect(decided(ANSWER_BY, {}).minted).toEqual([]);
  });
});
