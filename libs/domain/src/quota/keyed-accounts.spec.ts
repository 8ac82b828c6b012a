import type { ProgrammeDefinition, QuotaDefinition, QuotaKey } from '../programme/definition';
import { keyedAccountOf, keyedAccounts } from './keyed-accounts';

const def = {
  id: 'p',
  edition: '2026',
  call: { number: null, title: '通知', date: '2026-03-02' },
  roster: [
    { org: 'a', regionPrefix: '4401' },
    { org: 'b', regionPrefix: '4403' },
    { org: 'c', regionPrefix: '32' },
    { org: 'd' },
  ],
} as unknown as ProgrammeDefinition;
const quota = (key: QuotaKey) => ({ id: 'q', key }) as QuotaDefinition & { key: QuotaKey };
const things = {
  groups: ['g'],
  branches: [
    { code: '1', level: 1 },
    { code: '1.1', level: 2 },
    { code: '2', level: 1 },
  ],
};
const row = {
  nominatorOrg: 'b',
  groupOrg: null,
  area: '1',
  category: '1.1',
  finalArea: null,
  finalCategory: null,
};

describe('the accounts of a quota by a key', () => {
  it.each<[QuotaKey, string[], string | null]>([
    [{ who: 'all' }, ['p-2026/q/all'], 'p-2026/q/all'],
    [{ who: 'nominator' }, ['a', 'b', 'c', 'd'].map((org) => `p-2026/q/nominator/${org}`), 'p-2026/q/nominator/b'],
    [{ who: 'group' }, ['p-2026/q/group/g'], null],
    [{ who: 'region' }, ['p-2026/q/region/44', 'p-2026/q/region/32'], 'p-2026/q/region/44'],
    [{ who: 'all', by: 'area' }, ['p-2026/q/all/1', 'p-2026/q/all/2'], 'p-2026/q/all/1'],
    [{ who: 'all', by: 'category' }, ['p-2026/q/all/1', 'p-2026/q/all/1.1', 'p-2026/q/all/2'], 'p-2026/q/all/1.1'],
    [{ who: 'all', pot: 'x' }, ['p/pot/x/all'], 'p/pot/x/all'],
    [{ who: 'all', pot: 'x', yearly: true }, ['p/pot/x/all/2026'], 'p/pot/x/all/2026'],
  ])('%j', (key, opened, counting) => {
    expect(keyedAccounts(def, 'p-2026', quota(key), things).map(({ id }) => id)).toEqual(opened);
    const account = keyedAccountOf(def, 'p-2026', quota(key), row);
    expect(account?.id ?? null).toBe(counting);
  });

  it('are of the nominators of a province, and of nobody who stands for no place', () => {
    const accounts = keyedAccounts(def, 'p-2026', quota({ who: 'region' }), things);
    expect(accounts.map(({ orgIds }) => orgIds)).toEqual([['a', 'b'], ['c']]);
    expect(keyedAccountOf(def, 'p-2026', quota({ who: 'region' }), { ...row, nominatorOrg: 'd' })).toBeNull();
  });

  it('count what a classification decided before what was asked for', () => {
    const classified = { ...row, finalArea: '2', finalCategory: '2' };
    expect(keyedAccountOf(def, 'p-2026', quota({ who: 'all', by: 'area' }), classified)?.key.branch).toBe('2');
    expect(keyedAccountOf(def, 'p-2026', quota({ who: 'all', by: 'area' }), { ...row, area: null })).toBeNull();
  });
});
