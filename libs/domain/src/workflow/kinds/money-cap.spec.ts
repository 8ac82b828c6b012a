import type { NominationStage, ProgrammeDefinition } from '../../programme/definition';
import type { DecisionContext } from '../../programme/machine';
import type { CaseRow, QuotaSlotRow } from '../rows';
import { emptyWorkingSet, rowsOf } from '../working-set';
import { claimSlot, holdPromise } from './slots';

const stage = { id: 'nomination', by: 'nominator' } as NominationStage;

/** An account of 100.00 yuan of one nominator, over which cases hold the amounts given (in fen). */
function account(strength: 'hard' | 'soft', held: Record<string, number>, payload: Record<string, unknown> = {}) {
  const workingSet = emptyWorkingSet();
  Object.entries(held).forEach(([caseId, amountFen], index) => {
    const number = index + 1;
    const row = { id: `e/n/${number}`, accountId: 'e/n', number, state: 'reserved', caseId, amountFen };
    workingSet.quotaSlot.set(row.id, { ...row, origin: 'amount', originSha: null } as QuotaSlotRow);
  });
  const quota = {
    id: 'money',
    title: { zh: '资金', en: 'Money' },
    type: 'money',
    strength,
    cap: 10_000,
    rule: { id: 'cap', source: '' },
  };
  const ctx = {
    def: {
      roster: [{ org: 'n', quota: 'money' }],
      quotas: [quota],
      groupQuota: null,
    } as unknown as ProgrammeDefinition,
    workingSet,
    command: { id: 'r', payload },
    outside: {},
    insert: (_table: string, row: QuotaSlotRow) => void workingSet.quotaSlot.set(row.id, row),
    update: (_table: string, id: string, set: Partial<QuotaSlotRow>) =>
      void workingSet.quotaSlot.set(id, { ...(workingSet.quotaSlot.get(id) as QuotaSlotRow), ...set }),
  } as unknown as DecisionContext;
  const caseOf = (id: string, amountFen: number | null) =>
    ({ id, editionId: 'e', nominatorOrg: 'n', groupOrg: null, amountFen }) as CaseRow;
  return {
    claim: (id: string, amountFen: number | null) => claimSlot(ctx, caseOf(id, amountFen), stage),
    promise: (id: string, amountFen: number) => holdPromise(ctx, caseOf(id, null), 'agreement', amountFen),
    rows: () =>
      rowsOf(workingSet, 'quotaSlot', () => true).map(({ caseId, amountFen, origin }) => [caseId, amountFen, origin]),
  };
}

describe('an amount in an account of money', () => {
  it('fills the cap exactly', () => {
    const money = account('hard', { a: 6_000 });
    expect(money.claim('b', 4_000)).toBeUndefined();
    expect(money.rows()).toEqual([
      ['a', 6_000, 'amount'],
      ['b', 4_000, 'amount'],
    ]);
  });

  it('goes not a fen over it', () => {
    const money = account('hard', { a: 6_000 });
    expect(money.claim('b', 4_001)).toMatchObject({
      code: 'quota.moneyExhausted',
      params: { cap: '100.00', used: '60.00', amount: '40.01' },
    });
    expect(money.rows()).toHaveLength(1);
  });

  it('needs a reason over a soft cap, and none where it fills it', () => {
    expect(account('soft', { a: 6_000 }).claim('b', 4_000)).toBeUndefined();
    expect(account('soft', { a: 6_000 }).claim('b', 4_001)).toMatchObject({ code: 'quota.moneyOverrideNeeded' });
    const reasoned = account('soft', { a: 6_000 }, { override: { reason: '特殊情况' } });
    expect(reasoned.claim('b', 4_001)).toBeUndefined();
    expect(reasoned.rows()[1]).toEqual(['b', 4_001, 'override']);
  });

  it('is promised anew up to what others leave, counts its own once, and is lowered whatever others hold', () => {
    const raised = account('hard', { a: 6_000, b: 3_000 });
    expect(raised.promise('b', 4_000)).toBeUndefined();
    expect(raised.promise('b', 4_001)).toMatchObject({ code: 'quota.moneyExhausted' });
    expect(raised.rows()[1]).toEqual(['b', 4_000, 'amount']);
    const over = account('hard', { a: 9_000, b: 3_000 });
    expect(over.promise('b', 2_999)).toBeUndefined();
    expect(over.promise('b', 2_999)).toBeUndefined();
  });

  it('must be known', () => {
    expect(account('hard', {}).claim('b', null)).toMatchObject({ code: 'quota.amountMissing' });
  });
});
