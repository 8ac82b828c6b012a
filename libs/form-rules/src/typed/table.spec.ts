import { mapTable, parseCells, type TableColumn } from './table';

const columns: TableColumn[] = [
  { name: 'name', titles: ['参数', 'Parameter'] },
  { name: 'value', titles: ['数值', 'Value'] },
  { name: 'unit', titles: ['计量单位', 'Unit'] },
];
const read = (text: string) => mapTable(parseCells(text), columns);

describe('cells of a paste', () => {
  it('are read by rows and columns', () =>
    expect(parseCells('热效率\t92\t%\r\n\t\t\r\n功率\t500\tkW\r\n')).toEqual([
      ['热效率', '92', '%'],
      ['功率', '500', 'kW'],
    ]));
  it('keep line breaks and quotes inside', () =>
    expect(parseCells('"两\n行"\t"a ""b"""\nx\ty')).toEqual([
      ['两\n行', 'a "b"'],
      ['x', 'y'],
    ]));
});

describe('a table that is pasted', () => {
  it.each(['计量单位\t参数\t数值', 'Unit\tparameter \tVALUE', '计量单位*\t参 数（必填）\t数值(kW)'])(
    'is mapped by its titles in any order, width and language: %j',
    (head) =>
      expect(read(`${head}\n%\t热效率\t92`)).toMatchObject({
        columns: ['unit', 'name', 'value'],
        rows: [['%', '热效率', '92']],
      }),
  );
  it('has its head below the name of the table, and columns that the form does not have', () =>
    expect(read('表1 主要参数\n序号\t参数\t备注\t数值\n1\t热效率\t实测\t92')).toEqual({
      columns: [null, 'name', null, 'value'],
      head: ['序号', '参数', '备注', '数值'],
      rows: [['1', '热效率', '实测', '92']],
    }));
  it('takes each column once', () =>
    expect(read('参数\t数值\t数值\na\t1\t2').columns).toEqual(['name', 'value', null]));
  it('is taken in order without a head, without a column that only counts', () => {
    expect(read('热效率\t92\t%')).toMatchObject({ columns: ['name', 'value', 'unit'], head: null });
    expect(read('1\t热效率\t92\t%\n2\t功率\t5\tkW').columns).toEqual([null, 'name', 'value', 'unit']);
  });
  it('takes a first row that holds one title by chance for a row', () =>
    expect(read('参数\t92\t%')).toMatchObject({ head: null, rows: [['参数', '92', '%']] }));
  it('is nothing where nothing was pasted', () => expect(read('').rows).toEqual([]));
});
