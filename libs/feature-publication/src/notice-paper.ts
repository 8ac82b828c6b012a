import { isVisible } from '@linxuan/form-rules';
import type { papers, site } from '@linxuan/contracts';
import { documentName, nounsOf, type ProgrammeDefinition } from '@linxuan/domain';

/** How wide the columns are in print. */
const SPECS: Record<string, Pick<papers.ListingColumn, 'width' | 'align'>> = {
  no: { width: 12, align: 'center' },
  name: { width: 60 },
  category: { width: 34, align: 'center' },
  holder: { width: 46 },
  nominator: { width: 40, align: 'center' },
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

/** What the paper of a notice needs besides its page. */
export interface NoticePaperFacts {
  definition: ProgrammeDefinition;
  /** The nominator whose notice it is; null for the authority's own. */
  nominator: string | null;
  /** Business day of its publication; null before. */
  date: string | null;
}

/** 公示文稿 of a notice: the same text, period, columns and items as the public page. */
export function noticePaper(
  view: site.PublicNoticeView,
  { definition, nominator, date }: NoticePaperFacts,
): papers.PublicNoticeData {
  const { item } = nounsOf(definition);
  return {
    title: view.title,
    issuers: nominator === null ? definition.issuers.slice(0, 1).map(({ zh }) => zh) : [nominator],
    basis: documentName(definition.call),
    objectName: item.zh,
    from: view.period.days[0]?.date ?? view.period.firstDay,
    to: view.period.lastDay,
    workingDays: view.period.workingDays,
    contact: contactParts(view.contact),
    paragraphs: view.text
      .split(/\r?\n/)
      .filter((line) => isVisible(line))
      .map((text) => ({ kind: 'paragraph' as const, text: text.trim() })),
    listTitle: `拟${nominator === null ? '入选' : '推荐'}${item.zh}名单`,
    columns: view.columns.map(({ key, title }) => ({ key, title: title.zh, ...(SPECS[key] ?? { width: 40 }) })),
    showHolder: view.columns.some(({ key }) => key === 'holder'),
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
