import readXlsxFile from 'read-excel-file/node';
import { renderNominationSummaryDocx, renderNominationSummaryXlsx } from './nomination-summary';
import { digest, LONG_NAME, sampleReceipt, sampleSummary } from './samples/nomination-samples';
import { readDocx } from './samples/read-office';
import { renderSubmissionReceipt } from './submission-receipt';

describe('nomination summary', () => {
  it('is a landscape table with fixed columns and a repeated header', async () => {
    const { xml, rows, tables } = await readDocx(await renderNominationSummaryDocx(sampleSummary(40)));
    expect(xml).toContain('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>');
    expect(tables).toHaveLength(1);
    expect(tables[0]).toContain('<w:tblLayout w:type="fixed"/>');
    expect(tables[0]?.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(tables[0]?.match(/<w:cantSplit\/>/g)).toHaveLength(41);
    expect(rows[0]).toEqual([
      '排序',
      '技术名称',
      '技术持有单位',
      '统一社会信用代码',
      '产业领域',
      '产业类别',
      '应用案例',
      '专利',
      '主要效果',
      '推荐意见',
      '联系人及电话',
    ]);
    expect(rows).toHaveLength(41);
    expect(rows[2]?.[1]).toBe(LONG_NAME);
    const grid = [...(tables[0] ?? '').matchAll(/<w:gridCol w:w="(\d+)"\/>/g)].map((match) => Number(match[1]));
    // 247 mm between the margins of a landscape page
    expect(grid.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(14003);
  });

  it('is the same table in xlsx', async () => {
    const rows = await readXlsxFile(await renderNominationSummaryXlsx(sampleSummary()));
    expect(rows).toHaveLength(9);
    expect(rows[2]?.[0]).toBe('排序');
    expect(rows[3]?.slice(0, 2)).toEqual([1, '工业窑炉烟气余热深度回收与消白一体化技术']);
  });
});

describe('submission receipt', () => {
  it('states number, Beijing time and digest', async () => {
    const { text, rows } = await readDocx(await renderSubmissionReceipt(sampleReceipt(40)));
    expect(text).toContain('申报材料提交回执');
    expect(text).toContain('2024年6月28日 23:59:59');
    expect(text.replace(/ /g, '')).toContain(digest(5));
    expect(rows.filter(([number]) => /^\d+$/.test(number ?? ''))).toHaveLength(40);
  });

  it('exists in English and without files', async () => {
    const english = await readDocx(await renderSubmissionReceipt(sampleReceipt(1, 'en')));
    expect(english.text).toContain('Receipt of submission');
    expect(english.text).toContain('2024-06-28 23:59:59 (UTC+08:00)');
    expect(english.text).not.toMatch(/申报编号|提交时间/);
    expect((await readDocx(await renderSubmissionReceipt(sampleReceipt(0)))).text).toContain('无随附文件');
  });
});
