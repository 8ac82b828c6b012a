import { isVisible } from '@linxuan/form-rules';
import type { papers, site } from '@linxuan/contracts';
import type { ProgrammeDefinition } from '@linxuan/domain';

const COLUMNS: Record<string, papers.ListingColumn> = {
  number: { key: 'no', title: '序号', width: 12, align: 'center' },
  name: { key: 'name', title: '技术名称', width: 60 },
  category: { key: 'category', title: '产业类别', width: 34, align: 'center' },
  holder: { key: 'holder', title: '技术持有单位', width: 46 },
  nominator: { key: 'nominator', title: '推荐单位', width: 40, align: 'center' },
};
const LABELS = {
  body: /^(联系单位|联系人|单位)[：:]/,
  phone: /^(联系电话|电话)[：:]/,
  email: /^(电子邮箱|邮箱|电子邮件)[：:]/,
  address: /^(通信地址|通讯地址|地址)[：:]/,
} as const;

/**
 * The contact as people write it, line by line, in the places of the paper. A line without a label stands with the
 * office.
 */
export function contactParts(text: string): papers.PublicNoticeData['contact'] {
  const parts = { body: '', phone: '', email: '', address: '' };
  for (const line of text
    .split(/\r?\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '')) {
    const found = (Object.keys(LABELS) as (keyof typeof LABELS)[]).find((key) => LABELS[key].test(line));
    const value = found ? line.replace(LABELS[found], '').trim() : line;
    const key = found ?? 'body';
    parts[key] = parts[key] === '' ? value : `${parts[key]}，${value}`;
  }
  return parts;
}

/** 公示文稿 of a notice: the same text, period, columns and items as the public page. */
export function noticePaper(
  view: site.PublicNoticeView,
  definition: ProgrammeDefinition,
  date: string | null,
): papers.PublicNoticeData {
  return {
    title: view.title,
    issuers: definition.issuers.slice(0, 1).map(({ zh }) => zh),
    basis: definition.call.number ?? definition.call.title,
    objectName: '绿色技术',
    from: view.period.days[0]?.date ?? view.period.firstDay,
    to: view.period.lastDay,
    workingDays: view.period.workingDays,
    contact: contactParts(view.contact),
    paragraphs: view.text
      .split(/\r?\n/)
      .filter((line) => isVisible(line))
      .map((text) => ({ kind: 'paragraph' as const, text: text.trim() })),
    listTitle: '拟入选技术名单',
    columns: view.columns.flatMap((key) => COLUMNS[key] ?? []),
    showHolder: view.columns.includes('holder'),
    date,
    sections: view.sections.map(({ area, items }) => ({
      heading: area.name.zh,
      rows: items.map((item) => ({
        name: item.name,
        category: item.category.name.zh,
        nominator: item.nominator?.zh ?? '',
        ...(item.holder === null ? {} : { holder: item.holder }),
      })),
    })),
  };
}
