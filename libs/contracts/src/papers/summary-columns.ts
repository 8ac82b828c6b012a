import type { NominationSummaryData, NominationSummaryRow } from './nomination';

/** A column of 推荐汇总表, for the paper, its sheet and its preview. */
export interface SummaryColumn {
  readonly key: string;
  readonly title: string;
  /** Relative width in print. */
  readonly width: number;
  readonly align: 'left' | 'center';
  /** Codes are never broken over two lines. */
  readonly whole?: boolean;
  /** Empty where the row has nothing to say; several lines are divided by a line feed. */
  readonly value: (row: NominationSummaryRow) => string | number;
}

/**
 * The columns in the words of the edition. Figures, patents and cases are columns where any row has them: a list of
 * factories has none for patents that nobody asked for.
 */
export function summaryColumns({
  nouns,
  rows,
}: Pick<NominationSummaryData, 'nouns' | 'rows'>): readonly SummaryColumn[] {
  const all: readonly SummaryColumn[] = [
    { key: 'rank', title: '排序', width: 13, align: 'center', value: ({ rank }) => rank },
    { key: 'name', title: nouns.title.zh, width: 34, align: 'left', value: ({ name }) => name },
    { key: 'holder', title: nouns.holder.zh, width: 28, align: 'left', value: ({ holder }) => holder },
    { key: 'uscc', title: '统一社会信用代码', width: 44, align: 'center', whole: true, value: ({ uscc }) => uscc },
    { key: 'area', title: nouns.area.zh, width: 22, align: 'center', value: ({ area }) => area },
    { key: 'category', title: nouns.category.zh, width: 21, align: 'center', value: ({ category }) => category },
    { key: 'caseCount', title: nouns.cases.zh, width: 13, align: 'center', value: ({ caseCount }) => caseCount },
    { key: 'patents', title: '专利', width: 33, align: 'left', value: ({ patents }) => patents.join('\n') },
    { key: 'effects', title: '主要效果', width: 30, align: 'left', value: ({ effects }) => effects.join('\n') },
    { key: 'opinion', title: '推荐意见', width: 30, align: 'left', value: ({ opinion }) => opinion },
    {
      key: 'contact',
      title: '联系人及电话',
      width: 28,
      align: 'center',
      value: ({ contact }) => [contact.person, contact.phone].filter((text) => text !== '').join('\n'),
    },
  ];
  const mayBeMissing = ['caseCount', 'patents', 'effects'];
  return all.filter(({ key, value }) => !mayBeMissing.includes(key) || rows.some((row) => !!value(row)));
}
