import { parseCells, patentState, typedNumber, usccState, withoutHeader } from './typing';

describe('figures as they are typed', () => {
  it.each([
    ['1,234.50', '1234.50'],
    ['１２．５', '12.5'],
    [' 3 000 ', '3000'],
    ['12。5', '12.5'],
    ['-5', '-5'],
  ])('%j is stored as %j', (typed, stored) => expect(typedNumber(typed)).toBe(stored));
});

describe('codes while they are typed', () => {
  it('counts, then checks the last character', () => {
    expect(usccState('')).toEqual({ kind: 'empty' });
    expect(usccState('91350100M0')).toEqual({ kind: 'typing', have: 10, need: 18 });
    expect(usccState('9135 0100 M000 100Y 43')).toEqual({ kind: 'right' });
    expect(usccState('91350100M000100Y44')).toEqual({ kind: 'wrong' });
    expect(usccState('91350100m000100y44', ['91350100M000100Y44'])).toEqual({ kind: 'confirmed' });
    expect(usccState('0'.repeat(18))).toEqual({ kind: 'wrong' });
  });
  it('takes patent numbers with or without ZL, spaces and point', () => {
    expect(patentState('ZL 2003 1 0102344.5')).toEqual({ kind: 'right' });
    expect(patentState('2003101023445')).toEqual({ kind: 'right' });
    expect(patentState('ZL200310102344.6')).toEqual({ kind: 'wrong' });
    expect(patentState('ZL2003')).toEqual({ kind: 'typing', have: 4, need: 13 });
  });
});

describe('pasting from a spreadsheet', () => {
  it('reads rows and columns', () =>
    expect(parseCells('热效率\t92\t%\r\n功率\t500\tkW\r\n')).toEqual([
      ['热效率', '92', '%'],
      ['功率', '500', 'kW'],
    ]));
  it('reads cells with line breaks and quotes', () =>
    expect(parseCells('"两\n行"\t"a ""b"""\nx\ty')).toEqual([
      ['两\n行', 'a "b"'],
      ['x', 'y'],
    ]));
  it('leaves out empty rows and a row of titles', () => {
    expect(withoutHeader(parseCells('参数\t数值\t单位\n\t\t\n热效率\t92\t%'), ['参数', '数值', '单位'])).toEqual([
      ['热效率', '92', '%'],
    ]);
    expect(withoutHeader([['参数', '92', '%']], ['参数', '数值', '单位'])).toHaveLength(1);
  });
});
