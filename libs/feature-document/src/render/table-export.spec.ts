import readXlsxFile from 'read-excel-file/node';
import { safeCsvText } from './csv';
import { sampleTable } from './samples/publication-samples';
import { readPart } from './samples/read-office';
import { renderTable } from './table-export';
import type { TableData } from './table-data';

const HOSTILE = [
  '=HYPERLINK("http://example.org","x")',
  '+1+1',
  '-1+1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '＝1+1',
  '  =1',
  '<b onclick="x">粗</b>',
  'a"b,c;d\ne',
  '_x0041_',
  '\u0000\u0007坏',
];

const hostile: TableData = {
  title: '导出/测试*[1]',
  language: 'zh-CN',
  columns: [
    { key: 'text', title: '=标题', type: 'text', width: 20 },
    { key: 'n', title: '数', type: 'number', width: 10 },
  ],
  rows: HOSTILE.map((text, index) => ({ text, n: -index })),
};

describe('renderTable', () => {
  it('writes typed cells to xlsx', async () => {
    const rows = await readXlsxFile(await renderTable(sampleTable(2), 'xlsx'));
    expect(rows[2]).toEqual(['申报编号', '技术名称', '总分', '实例数', '截止日期', '提交时间', '是否逾期']);
    const row = rows[3] ?? [];
    expect(row.slice(0, 4)).toEqual(['GT2024-1', '技术1', 88.25, 2]);
    expect(row[4]).toEqual(new Date('2024-07-31T00:00:00Z'));
    // 23:59:59 in Beijing, stored as wall-clock time
    expect(row[5]).toEqual(new Date('2024-07-31T23:59:59Z'));
    expect(row[6]).toBe('否');
  });

  it('never writes a formula to xlsx, whatever a text begins with', async () => {
    const file = await renderTable(hostile, 'xlsx');
    const sheet = await readPart(file, 'xl/worksheets/sheet1.xml');
    expect(sheet).not.toContain('<f>');
    const textCells = [...sheet.matchAll(/<c r="A(\d+)"[^>]*t="(\w+)"/g)].map((match) => match[2]);
    expect(new Set(textCells)).toEqual(new Set(['s']));
    expect(textCells).toHaveLength(HOSTILE.length + 2);
    const strings = await readPart(file, 'xl/sharedStrings.xml');
    expect(strings).toContain('&lt;b onclick');
    expect(strings).toContain('_x005F_x0041_');
    expect(strings).not.toMatch(/[\u0000-\u0008]/);
  });

  it('guards formulas in csv and keeps numbers numbers', async () => {
    const csv = (await renderTable(hostile, 'csv')).toString('utf8');
    expect(csv.startsWith("\uFEFF'=标题,数\r\n")).toBe(true);
    const lines = csv.slice(1).split('\r\n');
    expect(lines[1]).toBe(`"'=HYPERLINK(""http://example.org"",""x"")",0`);
    expect(lines[2]).toBe("'+1+1,-1");
    expect(lines.filter((line) => /^"?[\s　]*[=+\-@＝]/.test(line))).toEqual([]);
    expect(csv).toContain('"a""b,c;d\ne"');
    expect(safeCsvText('2024-07-31')).toBe('2024-07-31');
    expect(safeCsvText('-5')).toBe("'-5");
  });

  it('repeats the header rows, fits the width and offers a filter', async () => {
    const file = await renderTable(sampleTable(3), 'xlsx');
    expect(await readPart(file, 'xl/workbook.xml')).toContain(`localSheetId="0">'申报列表'!$1:$3</definedName>`);
    const sheet = await readPart(file, 'xl/worksheets/sheet1.xml');
    expect(sheet).toContain('<autoFilter ref="A3:G6"/>');
    expect(sheet).toContain('fitToWidth="1" fitToHeight="0"');
    expect(sheet).toMatch(/<pane ySplit="3"/);
  });

  it('cuts a text that no cell can hold, at a whole character', async () => {
    const rows = await readXlsxFile(
      await renderTable({ ...hostile, rows: [{ text: `x${'𪚥'.repeat(20_000)}`, n: 1 }] }, 'xlsx'),
    );
    const text = String(rows[2]?.[0]);
    expect(text.length).toBeLessThanOrEqual(32_767);
    expect(text.endsWith('𪚥…')).toBe(true);
  });

  it('shows values that do not fit their column as text and survives empty lists', async () => {
    const odd: TableData = {
      ...sampleTable(1),
      rows: [
        {
          caseNumber: 12,
          name: null,
          score: '未评',
          cases: Number.NaN,
          due: '2024-02-30',
          submitted: 'later',
          overdue: undefined,
        },
      ],
    };
    const csv = (await renderTable(odd, 'csv')).toString('utf8').split('\r\n');
    expect(csv[1]).toBe('12,,未评,,2024-02-30,later,');
    expect(await readXlsxFile(await renderTable({ ...odd, rows: [] }, 'xlsx'))).toHaveLength(3);
  });

  it('has English words where the list is English', async () => {
    const csv = (await renderTable({ ...sampleTable(2), language: 'en' }, 'csv')).toString('utf8');
    expect(csv).toMatch(/no\r\n[^\r]*yes\r\n$/);
  });

  it('gives the same bytes for the same list', async () => {
    const [one, other] = [await renderTable(sampleTable(50), 'xlsx'), await renderTable(sampleTable(50), 'xlsx')];
    expect(one.equals(other)).toBe(true);
  });

  it('writes 10,000 rows', async () => {
    const sheet = await readPart(await renderTable(sampleTable(10_000), 'xlsx'), 'xl/worksheets/sheet1.xml');
    expect(sheet.match(/<row /g)).toHaveLength(10_003);
  }, 30_000);
});
