import type { ProgrammeDefinition } from '../../programme/definition';
import type { DecisionContext } from '../../programme/machine';
import type { CaseRow, QuotaSlotRow } from '../rows';
import { emptyWorkingSet } from '../working-set';
import { freeSlot, holdPromise, moveClaims } from './slots';

const rule = { id: 'r', source: '' };
const title = { zh: '题目名额', en: 'Places of a challenge' };

/** Two challenges with one place each, of which `a` holds the first. */
function challenges(claimedFrom?: 'list') {
  const workingSet = emptyWorkingSet();
  const row = { id: 'a', editionId: 'e', nominatorOrg: 'n', groupOrg: null, area: '1', finalArea: null } as CaseRow;
  workingSet.case.set('a', row);
  for (const [area, caseId] of [
    ['1', 'a'],
    ['2', null],
  ] as const)
    workingSet.quotaSlot.set(`e/q/all/${area}/1`, {
      id: `e/q/all/${area}/1`,
      accountId: `e/q/all/${area}`,
      number: 1,
      state: caseId ? 'transmitted' : 'free',
      caseId,
      origin: 'cap',
      originSha: null,
      amountFen: null,
    });
  const ctx = {
    def: {
      id: 'p',
      roster: [],
      groupQuota: null,
      call: { date: '2026-01-01' },
      quotas: [
        { id: 'q', title, type: 'cap', strength: 'hard', cap: 1, key: { who: 'all', by: 'area' }, claimedFrom, rule },
      ],
      stages: [{ id: 'nomination', kind: 'nomination', deadline: { kind: 'date', date: '2026-01-01' } }],
    } as unknown as ProgrammeDefinition,
    workingSet,
    command: { id: 'r', payload: {}, acceptedAt: '2026-07-01T00:00:00.000Z' },
    outside: {},
    due: () => '2026-01-01T15:59:59.999Z',
    update: (_table: string, id: string, set: Partial<QuotaSlotRow>) =>
      void workingSet.quotaSlot.set(id, { ...(workingSet.quotaSlot.get(id) as QuotaSlotRow), ...set }),
  } as unknown as DecisionContext;
  const places = () => [...workingSet.quotaSlot.values()].map(({ state, caseId }) => `${state} ${caseId ?? '-'}`);
  return { ctx, row, workingSet, places };
}

describe('a case that is counted elsewhere from now on', () => {
  it('takes its place along as it stands, also behind the deadline of the nomination', () => {
    const { ctx, row, places } = challenges();
    expect(moveClaims(ctx, row, { area: '2' })).toBeUndefined();
    expect(places()).toEqual(['free -', 'transmitted a']);
  });

  it('is refused where no place is left, with the quota and the challenge, and keeps its own', () => {
    const { ctx, row, workingSet, places } = challenges();
    const other = workingSet.quotaSlot.get('e/q/all/2/1') as QuotaSlotRow;
    workingSet.quotaSlot.set(other.id, { ...other, state: 'reserved', caseId: 'b' });
    expect(moveClaims(ctx, row, { area: '2' })).toMatchObject({
      code: 'quota.exhausted',
      params: { cap: 1, used: 1, quota: '题目名额 2', quotaEn: 'Places of a challenge 2' },
    });
    expect(places()).toEqual(['transmitted a', 'reserved b']);
  });

  it('moves nothing where it is counted as before, and nothing that it does not hold', () => {
    const { ctx, row, places } = challenges();
    moveClaims(ctx, row, { category: '1.2' });
    moveClaims(ctx, { ...row, id: 'c' }, { area: '2' });
    expect(places()).toEqual(['transmitted a', 'free -']);
  });
});

describe('a place that a later promise takes', () => {
  it('is not taken before it', () => {
    const { ctx, row, places } = challenges('list');
    const other = { ...row, id: 'b', area: '2' };
    holdPromise(ctx, other, 'nomination');
    expect(places()[1]).toBe('free -');
    holdPromise(ctx, other, 'list');
    expect(places()[1]).toBe('reserved b');
  });

  it('is given back whenever its case leaves, since it is no place of the nomination', () => {
    const { ctx, places } = challenges('list');
    freeSlot(ctx, 'a', 'rejection');
    expect(places()[0]).toBe('free -');
    const early = challenges();
    freeSlot(early.ctx, 'a', 'rejection');
    expect(early.places()[0]).toBe('transmitted a');
  });
});
