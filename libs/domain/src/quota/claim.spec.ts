import { claim } from './claim';
import type { QuotaAccount, SlotRule } from './quota-rule';
import { capOf, slotRuleOf } from './quota-rule';
import { free } from './release';
import type { QuotaSlot } from './slots';
import { slotOf } from './slots';

const rule = { id: 'province-cap', source: '发改办环资〔2024〕528号', words: { zh: '不得超过6项', en: 'at most 6' } };
const hard = (cap: number): QuotaAccount<SlotRule> => ({ id: 'p', rule: { type: 'hard', cap, rule } });
const soft: QuotaAccount<SlotRule> = { id: 's', rule: { type: 'soft', cap: 2, rule } };
const before = { receipted: false, deadlinePassed: false } as const;

function claimAll(
  account: QuotaAccount<SlotRule>,
  cases: readonly string[],
  slots: readonly QuotaSlot[] = [],
): readonly QuotaSlot[] {
  return cases.reduce((held, caseId) => {
    const result = claim(account, held, caseId);
    if (result.refused) throw new Error(result.code);
    return result.slots;
  }, slots);
}

describe('a hard cap', () => {
  it('refuses the seventh with the holders and the words of the rule', () => {
    const six = claimAll(hard(6), ['a', 'b', 'c', 'd', 'e', 'f']);
    expect(six.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(claim(hard(6), six, 'g')).toEqual({
      refused: true,
      code: 'quota.exhausted',
      params: { cap: 6, used: 6, holders: 'a,b,c,d,e,f' },
      rule,
      holders: ['a', 'b', 'c', 'd', 'e', 'f'].map((caseId, index) => ({
        caseId,
        slotNumber: index + 1,
        state: 'reserved',
      })),
    });
    // An override does not open a hard cap.
    expect(claim(hard(6), six, 'g', { id: 'o1' }).refused).toBe(true);
  });

  it('gives a case one slot only, and a freed number to the next', () => {
    const two = claimAll(hard(2), ['a', 'b']);
    expect(claim(hard(2), two, 'a')).toEqual({ refused: false, slotNumber: 1, taken: false, slots: two });
    const one = free(two, 'a', { cause: 'withdrawal', ...before });
    expect(one).toEqual({ slots: [{ number: 1, state: 'free', caseId: null }, two[1]], freed: 1, kept: null });
    expect(claim(hard(2), one.slots, 'c')).toEqual({
      refused: false,
      slotNumber: 1,
      taken: true,
      slots: [{ number: 1, state: 'reserved', caseId: 'c' }, two[1]],
    });
  });

  it('grows by recorded grants only', () => {
    expect(
      capOf({
        ...hard(8),
        grants: [
          { id: 'g1', slots: 4 },
          { id: 'g2', slots: 1 },
        ],
      }),
    ).toBe(13);
  });
});

describe('a soft cap', () => {
  const two = claimAll(soft, ['a', 'b']);

  it('needs a recorded override for each slot over it', () => {
    expect(claim(soft, two, 'c')).toMatchObject({ refused: true, code: 'quota.override-required' });
    const three = claim(soft, two, 'c', { id: 'o1' });
    expect(three).toEqual({
      refused: false,
      slotNumber: 3,
      taken: true,
      slots: [...two, { number: 3, state: 'reserved', caseId: 'c', override: 'o1' }],
    });
    expect(claim(soft, three.refused ? [] : three.slots, 'd', { id: 'o1' })).toMatchObject({
      refused: true,
      code: 'quota.override-required',
    });
  });

  it('does not let a freed slot over the cap be taken without one', () => {
    const three = claim(soft, two, 'c', { id: 'o1' });
    if (three.refused) throw new Error('refused');
    const freed = free(three.slots, 'c', { cause: 'recall', ...before });
    expect(freed.freed).toBe(3);
    expect(claim(soft, freed.slots, 'd')).toMatchObject({ refused: true });
    expect(claim(soft, freed.slots, 'd', { id: 'o1' })).toMatchObject({ refused: true });
    expect(claim(soft, freed.slots, 'd', { id: 'o2' })).toMatchObject({ refused: false, slotNumber: 4 });
  });
});

describe('other accounts', () => {
  it('uncapped ones still number their slots', () => {
    const account: QuotaAccount<SlotRule> = { id: 'sasac', rule: { type: 'uncapped', rule } };
    const names = Array.from({ length: 300 }, (_value, index) => `case-${index}`);
    expect(claimAll(account, names).map(({ number }) => number)).toEqual(names.map((_name, index) => index + 1));
  });

  it('read the rule as an edition states it', () => {
    expect(slotRuleOf({ type: 'cap', strength: 'soft', cap: 8, rule })).toEqual({ type: 'soft', cap: 8, rule });
    expect(slotRuleOf({ type: 'uncapped', strength: 'hard', cap: null, rule })).toEqual({ type: 'uncapped', rule });
    expect(() => slotRuleOf({ type: 'cap', strength: 'hard', cap: null, rule })).toThrow('without a number');
  });
});

describe('giving back', () => {
  const held = claimAll(hard(6), ['a', 'b']);
  it.each([
    ['correction', false, false, null, 'correction'],
    ['rejection', false, false, 1, null],
    ['withdrawal', false, false, 1, null],
    ['recall', false, false, 1, null],
    ['correction', true, true, null, 'correction'],
    ['rejection', true, false, null, 'receipted'],
    ['withdrawal', false, true, null, 'deadline-passed'],
    ['recall', false, true, null, 'deadline-passed'],
    ['recall', true, false, null, 'receipted'],
  ] as const)('%s, receipted %s, after the deadline %s', (cause, receipted, deadlinePassed, freed, kept) => {
    const result = free(held, 'a', { cause, receipted, deadlinePassed });
    expect({ freed: result.freed, kept: result.kept }).toEqual({ freed, kept });
    expect(slotOf(result.slots, 'a')).toEqual(freed === null ? held[0] : undefined);
  });

  it('changes nothing for a case without a slot and never frees a spent one', () => {
    expect(free(held, 'z', { cause: 'recall', ...before })).toEqual({ slots: held, freed: null, kept: null });
    const spent: QuotaSlot[] = [{ number: 1, state: 'spent', caseId: 'a' }];
    expect(free(spent, 'a', { cause: 'recall', ...before })).toEqual({ slots: spent, freed: null, kept: 'receipted' });
  });
});
