import type { TaxonomyEntryDto } from '@linxuan/contracts';
import { branchesOf } from './taxonomyTree';

const entry = (code: string, zh: string, open = true): TaxonomyEntryDto => ({
  code,
  level: code.split('.').length,
  parent: code.includes('.') ? code.slice(0, code.lastIndexOf('.')) : null,
  name: { zh, en: `en ${code}` },
  open,
});
const entries = [
  entry('1', '节能'),
  entry('1.1', '节能装备'),
  entry('1.1.1', '锅炉'),
  entry('1.1.17', '余热利用设备'),
  entry('2', '环保'),
  entry('2.1', '污染治理'),
  entry('2.1.1', '废水余热'),
  entry('7', '服务', false),
  entry('7.1', '咨询', false),
];

describe('choosing a category', () => {
  it('shows the open areas only, or one of them', () => {
    expect(branchesOf(entries, null, '').map(({ entry: { code } }) => code)).toEqual(['1.1', '2.1']);
    expect(branchesOf(entries, '2', '').map(({ leaves }) => leaves.map(({ code }) => code))).toEqual([['2.1.1']]);
  });
  it('finds by words and by code', () => {
    expect(branchesOf(entries, null, '余热').flatMap(({ leaves }) => leaves.map(({ code }) => code))).toEqual([
      '1.1.17',
      '2.1.1',
    ]);
    expect(branchesOf(entries, null, '1.1.17').flatMap(({ leaves }) => leaves.map(({ code }) => code))).toEqual([
      '1.1.17',
    ]);
    expect(branchesOf(entries, null, '余热 设备').flatMap(({ leaves }) => leaves.map(({ code }) => code))).toEqual([
      '1.1.17',
    ]);
  });
  it('shows all of a branch that fits itself', () =>
    expect(branchesOf(entries, null, '节能装备')[0]?.leaves).toHaveLength(2));
});
