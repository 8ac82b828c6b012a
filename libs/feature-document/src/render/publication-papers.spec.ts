import readXlsxFile from 'read-excel-file/node';
import { renderCatalogueDocx } from './catalogue-docx';
import { renderCatalogueCsv, renderCatalogueJson, renderCatalogueXlsx } from './catalogue-export';
import { HOLDER_KEY } from './listing-table';
import { renderPublicNotice } from './public-notice';
import { LONG_NAME } from './samples/nomination-samples';
import { sampleCatalogue, sampleEntry, samplePublicNotice, sampleSection } from './samples/publication-samples';
import { readDocx } from './samples/read-office';

const HOLDER = '不应公开的持有单位';
const oneEntry = (parameters: number) => ({
  sections: [sampleSection('a', '节能降碳产业', [sampleEntry(0, parameters)])],
});

describe('public notice', () => {
  it('states period, contact and the list with its own columns, without the holder', async () => {
    const { text, rows, tables } = await readDocx(await renderPublicNotice(samplePublicNotice()));
    expect(text).toContain('公示时间为2024年11月4日至2024年11月8日（5个工作日）');
    expect(text).toContain('拟将112项绿色技术');
    expect(tables).toHaveLength(7);
    expect(rows[0]).toEqual(['序号', '技术名称', '产业类别', '推荐单位']);
    expect(rows.at(-1)?.[0]).toBe('112');
    expect(text).not.toContain(HOLDER);
  });

  it('drops the holder column unless it may be shown', async () => {
    const columns = [
      { key: 'no', title: '序号', width: 10 },
      { key: 'name', title: '技术名称', width: 60 },
      { key: HOLDER_KEY, title: '持有单位', width: 40 },
    ];
    const hidden = await readDocx(await renderPublicNotice(samplePublicNotice({ columns })));
    expect(hidden.rows[0]).toEqual(['序号', '技术名称']);
    const shown = await readDocx(await renderPublicNotice(samplePublicNotice({ columns, showHolder: true })));
    expect(shown.rows[1]?.[2]).toBe(HOLDER);
  });
});

describe('catalogue', () => {
  it('has a headed table per section, numbered within it', async () => {
    const { tables, rows, paragraphs, text } = await readDocx(await renderCatalogueDocx(sampleCatalogue()));
    expect(tables).toHaveLength(7);
    expect(tables.every((table) => table.match(/<w:tblHeader\/>/g)?.length === 1)).toBe(true);
    expect(rows[0]).toEqual(['序号', '技术名称', '产业类别', '工艺技术内容', '主要技术参数', '应用案例']);
    expect(paragraphs.filter(({ xml }) => xml.includes('<w:outlineLvl w:val="0"/>')).map((one) => one.text)).toEqual([
      '一、节能降碳产业（37项）',
      '二、环境保护产业（21项）',
      '三、资源循环利用产业（20项）',
      '四、能源绿色低碳转型（17项）',
      '五、生态保护修复和利用（3项）',
      '六、基础设施绿色升级（12项）',
      '七、绿色服务（2项）',
    ]);
    expect(rows[38 + 1]?.[0]).toBe('1');
    expect(rows[2]?.[1]).toBe(LONG_NAME);
    expect(text).not.toContain(HOLDER);
  });

  it('prints a list of 500 parameters in an annex with a repeated header', async () => {
    const { rows, tables, text } = await readDocx(await renderCatalogueDocx(sampleCatalogue(oneEntry(500))));
    expect(tables).toHaveLength(2);
    expect(text).toContain('（共500项，全部参数见附表1）');
    expect(rows).toHaveLength(2 + 251);
    expect(rows.at(-1)?.slice(0, 2)).toEqual(['250', '排烟温度']);
    expect(rows.at(-1)?.[4]).toBe('500');
    expect(tables[1]?.match(/<w:tblHeader\/>/g)).toHaveLength(1);
  });

  it('lets only a row taller than half a page split', async () => {
    const sample = sampleEntry(0);
    const sections = [sampleSection('a', '甲', [sample, { ...sample, id: 'b', process: '工艺'.repeat(4000) }])];
    const { tables } = await readDocx(await renderCatalogueDocx(sampleCatalogue({ sections })));
    const rows = tables[0]?.match(/<w:tr>.*?<\/w:tr>/gs) ?? [];
    expect(rows.map((row) => row.includes('<w:cantSplit/>'))).toEqual([true, true, false]);
  });

  it('exports sheet, csv and json with stable ids and no holder', async () => {
    const rows = await readXlsxFile(await renderCatalogueXlsx(sampleCatalogue()));
    expect(rows).toHaveLength(3 + 112);
    expect(rows[2]).toEqual([
      '产业领域',
      '序号',
      '技术名称',
      '产业类别',
      '工艺技术内容',
      '主要技术参数',
      '应用案例',
      '编号',
    ]);
    expect(rows[3]?.[1]).toBe(1);
    expect(rows[3]?.at(-1)).toBe('gt-2024-1-001');
    const csv = renderCatalogueCsv(sampleCatalogue()).toString('utf8');
    expect(csv.startsWith('\uFEFF产业领域,序号')).toBe(true);
    const json: unknown = JSON.parse(renderCatalogueJson(sampleCatalogue()).toString('utf8'));
    expect(json).toMatchObject({ documentNumber: '发改环资〔2024〕1812号', publishedOn: '2024-12-24' });
    expect(json).toHaveProperty('sections.1.id', 'area-2');
    expect(json).toHaveProperty('sections.1.entries.20', expect.objectContaining({ id: 'gt-2024-2-021', no: 21 }));
    expect([JSON.stringify(rows), csv, JSON.stringify(json)].filter((text) => text.includes(HOLDER))).toEqual([]);
  });

  it('shows the holder in every format where the programme allows it', async () => {
    const data = sampleCatalogue({ ...oneEntry(2), showHolder: true });
    const texts = [
      (await readDocx(await renderCatalogueDocx(data))).text,
      JSON.stringify(await readXlsxFile(await renderCatalogueXlsx(data))),
      renderCatalogueCsv(data).toString(),
      renderCatalogueJson(data).toString(),
    ];
    expect(texts.every((text) => text.includes(HOLDER))).toBe(true);
  });
});
