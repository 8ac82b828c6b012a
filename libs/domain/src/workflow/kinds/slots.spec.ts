import type { NominationStage, ProgrammeDefinition } from '../../programme/definition';
import type { DecisionContext } from '../../programme/machine';
import type { CaseRow, QuotaSlotRow } from '../rows';
import { emptyWorkingSet } from '../working-set';
import { fenOf, keepAmount } from './amounts';
import { claimSlot, freeSlot } from './slots';

const DEADLINE = '2024-07-31T15:59:59.999Z';
const stage = { id: 'nomination', kind: 'nomination', by: 'nominator', deadline: { kind: 'date', date: '2024-07-31' } };

/** One account of money (100.00 yuan) with these places, at an instant. */
function account(places: Partial<QuotaSlotRow>[], acceptedAt = '2024-07-01T00:00:00.000Z') {
  const workingSet = emptyWorkingSet();
  places.forEach((place, index) => {
    const number = index + 1;
    const row = { id: `e/n/${number}`, accountId: 'e/n', number, state: 'reserved', caseId: null, amountFen: null };
    workingSet.quotaSlot.set(row.id, { ...row, origin: 'amount', originSha: null, ...place } as QuotaSlotRow);
  });
  const ctx = {
    def: {
      roster: [{ org: 'n', quota: 'money' }],
      quotas: [
        {
          id: 'money',
          title: { zh: '资金', en: 'Money' },
          type: 'money',
          strength: 'hard',
          cap: 10_000,
          rule: { id: 'cap', source: '' },
        },
      ],
      groupQuota: null,
      stages: [stage],
    } as unknown as ProgrammeDefinition,
    workingSet,
    command: { id: 'r', payload: {}, acceptedAt },
    outside: {},
    due: () => DEADLINE,
    insert: (_table: string, row: QuotaSlotRow) => void workingSet.quotaSlot.set(row.id, row),
    update: (_table: string, id: string, set: Partial<QuotaSlotRow>) =>
      void workingSet.quotaSlot.set(id, { ...(workingSet.quotaSlot.get(id) as QuotaSlotRow), ...set }),
  } as unknown as DecisionContext;
  const claim = (id: string, amountFen: number) =>
    claimSlot(
      ctx,
      { id, editionId: 'e', nominatorOrg: 'n', groupOrg: null, amountFen } as CaseRow,
      stage as unknown as NominationStage,
    );
  return { ctx, claim, rows: () => [...workingSet.quotaSlot.values()] };
}

describe('an account of money', () => {
  it.each(['reserved', 'transmitted', 'spent'] as const)('counts what is %s', (state) => {
    const { claim } = account([{ caseId: 'a', state, amountFen: 6_000 }]);
    expect([claim('b', 4_001)?.code, claim('b', 4_000)]).toEqual(['quota.moneyExhausted', undefined]);
  });

  it('takes a freed place of an amount again, and none that was minted over the cap', () => {
    const free = { state: 'free' as const };
    const { claim, rows } = account([{ ...free, origin: 'override' }, free, { caseId: 'a', amountFen: 1 }]);
    claim('b', 1_000);
    expect(rows().map(({ number, caseId, state }) => [number, caseId, state])).toEqual([
      [1, null, 'free'],
      [2, 'b', 'reserved'],
      [3, 'a', 'reserved'],
    ]);
    claim('c', 1_000);
    expect(rows().map(({ number, caseId }) => [number, caseId])).toEqual([
      [1, null],
      [2, 'b'],
      [3, 'a'],
      [4, 'c'],
    ]);
  });
});

describe('a place that is given back', () => {
  it.each([
    ['a millisecond before the deadline', '2024-07-31T15:59:59.998Z', 'free'],
    ['at the very deadline', DEADLINE, 'free'],
    ['a millisecond after it', '2024-07-31T16:00:00.000Z', 'reserved'],
  ])('%s: %s is %s', (_when, at, state) => {
    const { ctx, rows } = account([{ caseId: 'a', amountFen: 500 }], at);
    freeSlot(ctx, 'a', 'recall');
    expect(rows()[0]?.state).toBe(state);
  });

  it('by an order that gave more time, frees until then', () => {
    const { ctx, rows } = account([{ caseId: 'a', amountFen: 500 }], '2024-08-01T00:00:00.000Z');
    Object.assign(ctx.outside, { extendedTo: '2024-08-01T00:00:00.000Z' });
    freeSlot(ctx, 'a', 'withdrawal');
    expect(rows()[0]?.state).toBe('free');
  });

  it('holds no amount any more, and neither does it hold a case', () => {
    const { ctx, rows } = account([{ caseId: 'a', amountFen: 500 }]);
    freeSlot(ctx, 'a', 'withdrawal');
    expect(rows()[0]).toMatchObject({ state: 'free', caseId: null, amountFen: null });
  });
});

describe('a correction of the amount', () => {
  const corrected = (amount: number | null) => {
    const { ctx, rows } = account([{ caseId: 'a', amountFen: 500 }]);
    return [keepAmount(ctx, 'a', amount)?.code, rows()[0]?.amountFen];
  };

  it('may lower it and leave it, and not raise it by a fen', () => {
    expect([499, 500, 501].map(corrected)).toEqual([
      [undefined, 499],
      [undefined, 500],
      ['quota.amountRaised', 500],
    ]);
  });

  it('may not leave it out', () => {
    expect(corrected(null)).toEqual(['quota.amountRaised', 500]);
  });
});

describe('an amount as it was written', () => {
  it.each([
    ['12.5', 'yuan', 1_250],
    ['0.01', 'yuan', 1],
    ['0.010', 'yuan', 1],
    ['0.001', 'yuan', null],
    ['0.000001', 'wan-yuan', 1],
    ['0.0000001', 'wan-yuan', null],
    ['1.23456', 'wan-yuan', 1_234_560],
    ['-1', 'yuan', null],
    ['', 'yuan', null],
    [undefined, 'yuan', null],
    [3, 'wan-yuan', 3_000_000],
  ] as const)('%s %s is %s fen, and nothing finer than a fen is one', (text, unit, fen) => {
    expect(fenOf(text, unit)).toBe(fen);
  });
});
