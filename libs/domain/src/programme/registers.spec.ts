import { entryBy, isMemberOn, type EntryRule, type RegisterMembership } from './registers';

const title = { zh: '名录', en: 'Register' };
const rule: EntryRule = {
  anyOf: [
    { register: 'high-tech', title },
    { register: 'sme-tech', title },
  ],
  source: '发改环资〔2022〕1885号',
};
const one = (register: string, issuedOn: string, validUntil: string | null): RegisterMembership => ({
  register,
  number: 'GR202411000001',
  issuedOn,
  validUntil,
  source: '本期设定',
});

describe('entry from registers', () => {
  it.each([
    ['2024-12-31', false],
    ['2025-01-01', true],
    ['2027-12-31', true],
    ['2028-01-01', false],
  ])('counts a membership from its first day to its last: on %s %s', (day, counts) => {
    expect(isMemberOn(one('high-tech', '2025-01-01', '2027-12-31'), day)).toBe(counts);
  });

  it('needs one of the registers that the edition names, and no other will do', () => {
    const day = '2026-03-10';
    expect(entryBy(rule, [], day)).toEqual([]);
    expect(entryBy(rule, [one('parks', '2025-01-01', null)], day)).toEqual([]);
    expect(entryBy(rule, [one('high-tech', '2022-01-01', '2024-12-31')], day)).toEqual([]);
    const valid = one('sme-tech', '2025-01-01', null);
    expect(entryBy(rule, [one('parks', '2025-01-01', null), valid], day)).toEqual([valid]);
  });
});
