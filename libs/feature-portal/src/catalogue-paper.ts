import type { papers } from '@linxuan/contracts';
import { site } from '@linxuan/contracts';
import type { PublishedCatalogue } from './public-catalogue.service';

const COLUMNS: Record<string, papers.ListingColumn> = {
  number: { key: 'no', title: '序号', width: 12, align: 'center' },
  name: { key: 'name', title: '技术名称', width: 34 },
  category: { key: 'category', title: '产业类别', width: 24, align: 'center' },
  holder: { key: 'holder', title: '技术持有单位', width: 30 },
  process: { key: 'process', title: '工艺技术内容', width: 68 },
  parameters: { key: 'parameters', title: '主要技术参数', width: 52 },
  cases: { key: 'cases', title: '应用案例', width: 80 },
};

/** The published catalogue as its files are drawn: the edition's columns, the holder only where the edition shows it. */
export function cataloguePaper({ edition, stage, title, documents, sections, entries }: PublishedCatalogue): papers.CatalogueData {
  return {
    title, edition: edition.definition.edition, documentNumber: documents.map(({ number }) => number).join('、'), publishedOn: documents.at(-1)?.date ?? '', showHolder: stage.showHolder,
    columns: stage.columns.flatMap((key) => COLUMNS[key] ?? []),
    sections: sections.map(({ code, name }) => ({
      id: code, heading: name.zh,
      entries: entries.filter(({ section }) => section.code === code).map((entry) => ({
        id: entry.id, name: entry.name, category: entry.category.name.zh, process: entry.process, parameters: entry.parameters, holder: entry.holder ?? '',
        cases: entry.cases.map((one) => ({ title: one.title, content: one.content, scale: one.scale, benefit: benefitText(one) })),
      })),
    })),
  };
}

/** The case's own words, and its figures where the words do not give them. */
function benefitText({ benefit, annualCO2Tonnes, annualCoalEquivTonnes }: site.EntryCaseView): string {
  if (benefit !== '') return benefit;
  const figures = [annualCO2Tonnes === null ? '' : `年减碳量${site.tonnesWords(annualCO2Tonnes, 'zh')}`, annualCoalEquivTonnes === null ? '' : `年节约标准煤${site.tonnesWords(annualCoalEquivTonnes, 'zh')}`];
  return figures.filter((text) => text !== '').join('，');
}
