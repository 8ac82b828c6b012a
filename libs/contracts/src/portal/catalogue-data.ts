import type * as papers from '../papers';
import type { EntryCaseView, NamedCode, PublicEntryView } from './types';
import { tonnesWords } from './words';

const COLUMNS: Record<string, papers.ListingColumn> = {
  number: { key: 'no', title: '序号', width: 12, align: 'center' },
  name: { key: 'name', title: '技术名称', width: 34 },
  category: { key: 'category', title: '产业类别', width: 24, align: 'center' },
  holder: { key: 'holder', title: '技术持有单位', width: 30 },
  process: { key: 'process', title: '工艺技术内容', width: 68 },
  parameters: { key: 'parameters', title: '主要技术参数', width: 52 },
  cases: { key: 'cases', title: '应用案例', width: 80 },
};

export interface CatalogueParts {
  title: string;
  edition: string;
  documentNumber: string;
  publishedOn: string;
  /** Column keys of the edition, in order. */
  columns: readonly string[];
  showHolder: boolean;
  sections: readonly NamedCode[];
  entries: readonly PublicEntryView[];
}

/** The catalogue as its files are drawn: the edition's columns, the holder only where the edition shows it. */
export function catalogueData({
  sections,
  entries,
  columns,
  showHolder,
  ...head
}: CatalogueParts): papers.CatalogueData {
  return {
    ...head,
    showHolder,
    columns: columns.flatMap((key) => COLUMNS[key] ?? []),
    sections: sections
      .map(({ code, name }) => ({
        id: code,
        heading: name.zh,
        entries: entries
          .filter(({ section }) => section.code === code)
          .map((entry) => ({
            id: entry.id ?? '',
            name: entry.name,
            category: entry.category.name.zh,
            process: entry.process,
            parameters: entry.parameters,
            holder: entry.holder ?? '',
            cases: entry.cases.map((one) => ({
              title: one.title,
              content: one.content,
              scale: one.scale,
              benefit: benefitText(one),
            })),
          })),
      }))
      .filter((section) => section.entries.length > 0),
  };
}

/** The case's own words; its figures where it has none. */
function benefitText({ benefit, annualCO2Tonnes, annualCoalEquivTonnes }: EntryCaseView): string {
  if (benefit !== '') return benefit;
  const figures = [
    annualCO2Tonnes === null ? '' : `年减碳量${tonnesWords(annualCO2Tonnes, 'zh')}`,
    annualCoalEquivTonnes === null ? '' : `年节约标准煤${tonnesWords(annualCoalEquivTonnes, 'zh')}`,
  ];
  return figures.filter((text) => text !== '').join('，');
}
