import type { RegisterColumn } from '@linxuan/contracts';
import { csvCells, dayOf, registerRows } from './registerRows';

const HEADINGS = new Map<string, RegisterColumn>([
  ['统一社会信用代码', 'uscc'],
  ['单位名称', 'name'],
  ['有效期至', 'validUntil'],
]);

describe('the sheet of a register', () => {
  it('finds its columns by their headings, in any order, and leaves empty rows out', () => {
    const cells = [
      ['单位名称（全称）', '统一社会信用代码*', '有效期至'],
      ['甲', '91440100MA700000XC', new Date('2027-12-31T00:00:00Z')],
      ['', null, undefined],
      ['乙', '91440100MA700000XD', '2027年1月5日'],
    ];
    expect(registerRows(cells, HEADINGS)).toEqual([
      { number: 2, row: { name: '甲', uscc: '91440100MA700000XC', validUntil: '2027-12-31' } },
      { number: 4, row: { name: '乙', uscc: '91440100MA700000XD', validUntil: '2027-01-05' } },
    ]);
  });

  it('takes the order of the template without headings', () => {
    expect(registerRows([['91440100MA700000XC', '甲', 'GR1', '2024/1/2', '', '公告']], HEADINGS)).toEqual([
      {
        number: 1,
        row: { uscc: '91440100MA700000XC', name: '甲', number: 'GR1', issuedOn: '2024-01-02', source: '公告' },
      },
    ]);
  });

  it('leaves what is no day for the server to refuse', () => {
    expect(dayOf('去年')).toBe('去年');
  });

  it('reads CSV with quotes, commas and line breaks in cells', () => {
    expect(csvCells('\uFEFFa,"b,""c"""\r\n"d\ne",f\n\n')).toEqual([
      ['a', 'b,"c"'],
      ['d\ne', 'f'],
    ]);
  });
});
