import { NO_MARKS, type papers, type site } from '@linxuan/contracts';
import {
  effectsToday,
  entryNumber,
  fieldColumns,
  resultColumns,
  type EffectRule,
  type PublicationStage,
} from '@linxuan/domain';
import {
  renderCatalogueCsv,
  renderCatalogueDocx,
  renderCatalogueJson,
  renderCatalogueXlsx,
} from '@linxuan/feature-document';
import { modelOf, readCatalogueQuery, type PublishedCatalogue, type PublishedEntry } from '@linxuan/feature-portal';
import {
  deliveredEdition,
  editionNames,
} from '../../libs/domain/src/programme/testing/delivered-editions.spec-support';
import { readDocx } from '../../libs/feature-document/src/render/samples/read-office';
import readXlsxFile from 'read-excel-file/node';
import { cataloguePage } from '../../apps/portal/src/pages/catalogue.page';
import { dcat } from '../../apps/portal/src/pages/dcat';
import { entryPage } from '../../apps/portal/src/pages/entry.page';
import { visitOf } from '../../apps/portal/src/site/visit';

const HOLDER = '某持有单位';
const named = (code: string): site.NamedCode => ({ code, name: { zh: `类${code}`, en: `Class ${code}` } });
const ENDS: (site.PublicEntryView['ended'] | undefined)[] = [
  undefined,
  { as: 'removed', at: '2025-03-04T16:30:00.000Z' },
  undefined,
  { as: 'superseded', at: '2025-05-06T01:00:00.000Z' },
];

/**
 * Entries of two sections: one with both figures, one that was removed, one without figures, one that was superseded.
 */
function entriesOf(edition: string, figures: boolean, ends: boolean): PublishedEntry[] {
  return ENDS.map((ended, index) => {
    const section = index < 3 ? '1' : '2';
    const co2 = figures && index < 2 ? 1234.5 * (index + 1) : null;
    return {
      // The numbers of a section may have gaps where an item of the batch was not published.
      id: `${edition}/${section}-0${index * 2 + 1}`,
      number: index * 2 + 1,
      code: `${section}-0${index * 2 + 1}`,
      fields: [],
      section: named(section),
      category: named(`${section}.1`),
      name: `技术${index + 1}号`,
      process: `工艺${index + 1}`,
      parameters: [{ name: '效率', value: '92', unit: '%' }],
      cases: [1, 2].map((n) => ({
        title: `案例${n}`,
        content: '建设内容',
        scale: '',
        benefit: n === 1 ? '效益良好' : '',
        annualCO2Tonnes: n === 1 ? co2 : null,
        annualCoalEquivTonnes: co2 === null ? null : n * 10,
      })),
      holder: HOLDER,
      effects: [],
      ...(ended && ends ? { ended } : {}),
      publishedAt: '2024-12-24T01:00:00.000Z',
      document: { title: '目录', number: '〔2024〕1号', date: '2024-12-24' },
      co2,
      haystack: '',
    };
  });
}

function published(
  name: string,
  figures = true,
  ends = true,
  effects: EffectRule[] = [],
): PublishedCatalogue | undefined {
  const { definition } = deliveredEdition(name);
  const found = definition.stages.find((one): one is PublicationStage => one.kind === 'publication');
  if (!found) return undefined;
  const stage = { ...found, effects: effects.length > 0 ? effects : (found.effects ?? []) };
  const id = name.replace('/', '-');
  const entries = entriesOf(id, figures, ends).map((entry) => ({
    ...entry,
    holder: stage.showHolder ? HOLDER : null,
    fields: fieldColumns(stage).map(({ column: { key } }) => ({ key, values: ['T/甲 1-2024', 'T/乙 2-2024'] })),
    effects: effectsToday(stage, { ...entry, category: entry.category.code }, '2025-05-01'),
  }));
  const catalogue = {
    edition: { id, openedAt: '', definition, taxonomy: [], name: named },
    stage,
    title: stage.document.title,
    documents: entries.slice(0, 1).map(({ document }) => document),
    sections: [named('1'), named('2'), named('3')],
    entries,
  };
  return { ...catalogue, model: modelOf(catalogue), mark: 'm' };
}

const visit = visitOf({ url: '/catalogue', ip: '' });
interface JsonFile {
  counts: papers.CatalogueCounts;
  columns: { key: string; title: string }[];
  sections: { counts: papers.CatalogueCounts; entries: Record<string, unknown>[] }[];
}
/** A CSV line without quoted fields and line breaks, as the entries above make them but for their lists. */
const csvRows = (csv: string) =>
  (csv.slice(1).match(/(?:"(?:[^"]|"")*"|[^",\r\n]*)(?:,(?:"(?:[^"]|"")*"|[^",\r\n]*))*\r\n/g) ?? []).map((line) =>
    [...line.trimEnd().matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
      ([, quoted, plain]) => quoted ?? plain ?? '',
    ),
  );

const editions = editionNames().flatMap((name) => (published(name) ? [name] : []));

describe.each(editions)('the catalogue of %s', (name) => {
  const catalogue = published(name) as PublishedCatalogue;
  const { model, stage } = catalogue;
  const all = model.sections.flatMap(({ entries }) => entries);
  const titles = model.columns.map(({ title }) => title);
  const expected = all.map(({ no, name: title, co2, coal, ended }) => [
    no,
    title,
    co2,
    coal,
    ended?.words ?? '在列',
    ended?.on ?? null,
  ]);
  /** Number, name, figures and state of a row, by the titles above its columns. */
  const facts = (head: readonly string[], row: readonly unknown[]) =>
    ['no', 'name', 'co2', 'coal', 'state', 'stateOn'].map((key) => {
      const value = row[head.indexOf(model.columns.find((column) => column.key === key)?.title ?? '')];
      const plain = value === '' || value === '—' || value === undefined ? null : value;
      return plain !== null && ['no', 'co2', 'coal'].includes(key) ? Number(plain) : plain;
    });

  it("has the edition's columns, the figures and the states, and the holder if and only if the edition shows it", () => {
    const keys = model.columns.map(({ key }) => key);
    expect(keys.includes('holder')).toBe(stage.showHolder);
    expect(keys.filter((key) => !['holder', 'co2', 'coal', 'state', 'stateOn'].includes(key))).toEqual(
      stage.columns
        .map((column) => (typeof column === 'string' ? column : column.key))
        .map((key) => (key === 'number' ? 'no' : key))
        .filter((key) => key !== 'holder'),
    );
    expect(keys.slice(-4)).toEqual(['co2', 'coal', 'state', 'stateOn']);
    expect(model.counts).toEqual({ listed: 2, removed: 2 });
    expect(model.sections.map(({ counts, co2 }) => [counts, co2])).toEqual([
      [{ listed: 2, removed: 1 }, 1234.5],
      [{ listed: 0, removed: 1 }, 0],
    ]);
    const plain = published(name, false, false) as PublishedCatalogue;
    expect(plain.model.columns.map(({ key }) => key)).toEqual(keys.slice(0, -4));
    expect(plain.model.counts).toEqual({ listed: 4, removed: 0 });
  });

  it('says the same in every format', async () => {
    const csv = csvRows(renderCatalogueCsv(model).toString('utf8'));
    const [csvHead = []] = csv;
    expect(csvHead.slice(1, -1)).toEqual(titles);
    expect(csv.slice(1).map((row) => facts(csvHead, row))).toEqual(expected);

    const sheet = await readXlsxFile(await renderCatalogueXlsx(model));
    const head = (sheet[2] ?? []).map(String);
    expect(head.slice(1, -1)).toEqual(titles);
    expect(
      sheet.slice(3).map((row) =>
        facts(
          head,
          row.map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell)),
        ),
      ),
    ).toEqual(expected);
    expect(JSON.stringify(sheet[1])).toContain('在列2项，已不在列2项');

    const json = JSON.parse(renderCatalogueJson(model).toString('utf8')) as JsonFile;
    expect(json.columns.map(({ title }) => title)).toEqual(titles);
    expect(json.counts).toEqual(model.counts);
    expect(
      json.sections.flatMap(({ entries }) =>
        entries.map((one) => [
          one['no'],
          one['name'],
          one['co2'],
          one['coal'],
          one['stateWords'] ?? '在列',
          one['stateOn'],
        ]),
      ),
    ).toEqual(expected);
    expect(json.sections.flatMap(({ entries }) => entries.map(({ state }) => state))).toEqual([
      'listed',
      'removed',
      'listed',
      'superseded',
    ]);

    const docx = await readDocx(await renderCatalogueDocx(model));
    expect(docx.rows.filter(([first]) => first === titles[0])).toEqual([titles, titles]);
    expect(docx.rows.filter(([first]) => first !== titles[0]).map((row) => facts(titles, row))).toEqual(expected);
    expect(docx.text).toContain('在列2项，已不在列1项');
  });

  it('says the same on its pages', () => {
    const page = cataloguePage(visit, catalogue, readCatalogueQuery({}), catalogue.entries).main.text;
    expect(page).toContain('2 项；另有 2 项已不在列');
    const rows = page.split('class="results"')[1]?.split('<li>').slice(1, 5) ?? [];
    for (const [index, entry] of catalogue.entries.entries()) {
      const ended = all[index]?.ended;
      const own = entryPage(visit, catalogue, entry, 'https://example.org').main.text;
      for (const text of [rows[index] ?? '', own]) {
        expect(text).toContain(entry.name);
        expect([text.includes(ended?.words ?? '已移出'), text.includes(ended?.on ?? '2025-03-05')]).toEqual(
          ended ? [true, true] : [false, false],
        );
        expect(text.includes(HOLDER)).toBe(stage.showHolder);
      }
    }
    expect(dcat(catalogue, 'https://example.org', NO_MARKS)).toMatchObject({ 'dct:extent': '2' });
  });

  it('leaks no holder that the edition does not show', async () => {
    const given = { ...catalogue, entries: catalogue.entries.map((entry) => ({ ...entry, holder: HOLDER })) };
    const leaky = modelOf(given);
    const texts = [
      JSON.stringify(leaky),
      renderCatalogueCsv(leaky).toString(),
      renderCatalogueJson(leaky).toString(),
      (await readDocx(await renderCatalogueDocx(leaky))).text,
      JSON.stringify(await readXlsxFile(await renderCatalogueXlsx(leaky))),
    ];
    expect(texts.map((text) => text.includes(HOLDER))).toEqual(texts.map(() => stage.showHolder));
  });
});

it('is tried with every edition that publishes', () => {
  expect(editions.length).toBeGreaterThan(5);
});

describe('a column that the form fills', () => {
  const catalogue = published('carbon-footprint-standards/2025-1') as PublishedCatalogue;
  const [entry] = catalogue.entries;
  const columns = resultColumns(catalogue.edition.definition as never, catalogue.stage);

  it('stands under its heading in the order that the edition gives, with every number of an item', () => {
    expect(columns.map(({ title }) => title.zh)).toEqual(['序号', '标准名称', '标准编号']);
    expect(columns.map(({ title }) => title.en)).toEqual(['No.', 'Standard', 'Number of the standard']);
  });

  it('stands in every file and on the page of its entry', async () => {
    const { model } = catalogue;
    const docx = (await readDocx(await renderCatalogueDocx(model, NO_MARKS))).rows;
    const xlsx = await readXlsxFile(await renderCatalogueXlsx(model, NO_MARKS));
    const csv = renderCatalogueCsv(model, NO_MARKS).toString('utf8');
    const json = renderCatalogueJson(model, NO_MARKS).toString('utf8');
    const page = String(entryPage(visit, catalogue, entry as PublishedEntry, 'https://example.org').main);
    for (const text of [JSON.stringify(docx), JSON.stringify(xlsx), csv, json, page])
      expect(['标准编号', 'T/甲 1-2024', 'T/乙 2-2024'].filter((words) => !text.includes(words))).toEqual([]);
  });

  it('prints the number of an entry as the edition says, and keeps its address', () => {
    expect(entryNumber({}, '1', 7)).toBe('1-07');
    expect(entryNumber({ numbering: '第{n}项' }, '1', 7)).toBe('第7项');
    expect(entry?.id).toBe('carbon-footprint-standards-2025-1/1-01');
  });
});

describe('a catalogue whose classes take effect on days of their own', () => {
  const source = '本期设定';
  const rules: EffectRule[] = [
    { of: ['1'], for: { zh: '新建企业', en: 'new enterprises' }, from: '2025-04-01', source },
    {
      of: ['1'],
      for: { zh: '现有企业', en: 'existing enterprises' },
      from: '2025-01-01',
      afterRemoval: { kind: 'months', n: 2 },
      source,
    },
    { of: ['2'], from: '2027-01-01', source },
  ];
  const catalogue = published('green-technology/2024', true, true, rules) as PublishedCatalogue;
  const words = [
    ['新建企业：自2025年4月1日起', '现有企业：自2025年1月1日起'],
    ['新建企业：生效前已移出', '现有企业：自2025年1月1日起，移出后可用至2025年5月5日'],
    ['新建企业：自2025年4月1日起', '现有企业：自2025年1月1日起'],
    ['生效前已移出'],
  ];

  it('says in every format and on its pages from when an entry counts', async () => {
    const { model } = catalogue;
    expect(model.columns.map(({ key }) => key)).toContain('effects');
    const cells = words.map((lines) => lines.join('\n'));
    const sheet = await readXlsxFile(await renderCatalogueXlsx(model));
    const at = (sheet[2] ?? []).map(String).indexOf('生效日期');
    expect(sheet.slice(3).map((row) => row[at])).toEqual(cells);
    const csv = renderCatalogueCsv(model).toString('utf8');
    for (const cell of cells) expect(csv).toContain(cell);
    const json = JSON.parse(renderCatalogueJson(model).toString('utf8')) as JsonFile;
    expect(json.sections[0]?.entries[1]?.['effects']).toEqual([
      { for: '新建企业', from: '2025-04-01', until: '2025-03-05', words: words[1]?.[0] },
      { for: '现有企业', from: '2025-01-01', until: '2025-05-05', words: words[1]?.[1] },
    ]);
    const docx = await readDocx(await renderCatalogueDocx(model));
    const list = cataloguePage(visit, catalogue, readCatalogueQuery({}), catalogue.entries).main.text;
    for (const line of words.flat()) {
      expect(docx.text).toContain(line);
      expect(list).toContain(line);
    }
    const removed = catalogue.entries[1] as PublishedEntry;
    const page = entryPage(visit, catalogue, removed, 'https://example.org').main.text;
    expect(page).toContain('生效日期');
    expect(page).toContain('过渡期');
    expect(page).toContain('已失效');
  });

  it('says nothing where the edition says nothing', () => {
    const plain = published('green-technology/2024') as PublishedCatalogue;
    expect(plain.model.columns.map(({ key }) => key)).not.toContain('effects');
    const page = entryPage(visit, plain, plain.entries[0] as PublishedEntry, 'https://example.org').main.text;
    expect(page).not.toContain('生效日期');
  });
});
