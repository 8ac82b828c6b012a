import { BODY_SHEET_COLUMNS } from '@linxuan/contracts';
import { fold, rowsOfSheet } from './sheetRows';

const HEADINGS = new Map(BODY_SHEET_COLUMNS.map((column) => [fold(`列 ${column}`), column]));
const CODES = {
  kind: new Map([['推荐单位', 'nominator']]),
  roles: new Map([
    ['推荐单位经办人', 'nominator-clerk'],
    ['nominator lead', 'nominator-lead'],
  ]),
};

describe('a sheet of bodies and people', () => {
  it('is read by its heading, in whatever order the columns stand', () =>
    expect(
      rowsOfSheet(
        [
          ['列 login', '列 org（代码）', '备注', '列 roles *'],
          ['jia', 'bureau-1', '不读', '推荐单位经办人、Nominator  Lead'],
          [null, undefined, '', ''],
          ['yi', 440300, null, '皇帝'],
        ],
        HEADINGS,
        CODES,
      ),
    ).toEqual([
      { number: 2, row: { login: 'jia', org: 'bureau-1', roles: 'nominator-clerk,nominator-lead' } },
      { number: 4, row: { login: 'yi', org: '440300', roles: '皇帝' } },
    ]));

  it('is read in the order of the template where it has no heading', () =>
    expect(rowsOfSheet([['bureau-1', '推荐单位', '某市发展改革委']], HEADINGS, CODES)).toEqual([
      { number: 1, row: { org: 'bureau-1', kind: 'nominator', name: '某市发展改革委' } },
    ]));
});
