import { AlignmentType, TabStopType, type FileChild, type Paragraph } from 'docx';
import { typeSizes } from './fonts';
import { formatDate, type DocumentLanguage } from './format';
import { officialParagraph, titleParagraph } from './official-text';
import { mm, textWidthMm } from './page-setup';
import { grid, type GridCell } from './table-builder';
import { singleLine } from './text';

/** A line of a form (表单). */
export type FormRow =
  | {
      readonly kind: 'pair';
      readonly left: readonly [label: string, value: string];
      readonly right: readonly [label: string, value: string];
    }
  | {
      readonly kind: 'wide';
      readonly label: string;
      readonly value: string;
      readonly signed?: string;
      readonly minHeightMm?: number;
    }
  | { readonly kind: 'band'; readonly text: string };

const label = (text: string): GridCell => ({ text, align: 'center', typeface: 'heading' });

/** A form of labelled fields in four columns, as on Chinese review forms. */
export function formTable(rows: readonly FormRow[], widthMm: number = textWidthMm.form): FileChild {
  return grid({
    header: false,
    widthMm,
    minRowMm: 10,
    size: typeSizes['小四'],
    columns: [
      { title: '', width: 32 },
      { title: '', width: 53 },
      { title: '', width: 32 },
      { title: '', width: 53 },
    ],
    rows: rows.map((row): GridCell[] => {
      switch (row.kind) {
        case 'pair':
          return [label(row.left[0]), row.left[1], label(row.right[0]), row.right[1]];
        case 'wide':
          return [
            label(row.label),
            {
              text: row.value,
              span: 3,
              minHeightMm: row.minHeightMm ?? 0,
              ...(row.signed ? { signed: row.signed } : {}),
            },
          ];
        case 'band':
          return [{ text: row.text, span: 4, align: 'center', typeface: 'heading' }];
      }
    }),
  });
}

/** Title of a form or table, with the line above its frame (单位, 日期, 编号). */
export function paperTitle(
  title: string,
  options: { subtitle?: string; layout?: 'form' | 'landscape'; above?: readonly string[] } = {},
): Paragraph[] {
  const width = textWidthMm[options.layout ?? 'form'];
  const above = (options.above ?? []).map(singleLine).filter((part) => part !== '');
  // Two entries stand left and right, a third one between them.
  const tabStops =
    above.length === 3
      ? [
          { type: TabStopType.CENTER, position: mm(width / 2) },
          { type: TabStopType.RIGHT, position: mm(width) },
        ]
      : [{ type: TabStopType.RIGHT, position: mm(width) }];
  return [
    titleParagraph(title, { maxWidth: Math.floor(width / 7), size: typeSizes['小二'] }),
    ...(options.subtitle
      ? [
          officialParagraph(singleLine(options.subtitle), {
            typeface: 'subheading',
            size: typeSizes['小四'],
            line: 400,
            alignment: AlignmentType.CENTER,
            keepNext: true,
          }),
        ]
      : []),
    officialParagraph(above.join('\t'), { tabStops, size: typeSizes['小四'], line: 400, keepNext: true }),
  ];
}

/** Who signed and when, below a form. */
export function signedLine(
  parts: readonly (readonly [label: string, value: string])[],
  isoDate: string | null,
): Paragraph[] {
  const texts = [
    ...parts.map(([name, value]) => `${name}：${singleLine(value) || '            '}`),
    `日期：${formatDate(isoDate)}`,
  ];
  return [
    officialParagraph(texts.join('    '), {
      size: typeSizes['小四'],
      line: 400,
      before: 160,
      alignment: AlignmentType.RIGHT,
    }),
  ];
}

/** A heading between two tables of a paper. */
export function paperHeading(text: string): Paragraph {
  return officialParagraph(singleLine(text), {
    typeface: 'heading',
    size: typeSizes['小四'],
    line: 400,
    before: 160,
    keepNext: true,
  });
}

/** Small explanatory lines below a table. */
export function remarks(lines: readonly string[], language: DocumentLanguage = 'zh-CN'): Paragraph[] {
  const mark = language === 'en' ? '* ' : '注：';
  return lines.map((line, index) =>
    officialParagraph(`${language === 'en' || index === 0 ? mark : '　　'}${line}`, {
      size: typeSizes['五号'],
      line: 300,
      keepNext: index < lines.length - 1,
      before: index === 0 ? 100 : 0,
      alignment: AlignmentType.BOTH,
      indent: { left: 420, hanging: 420 },
    }),
  );
}
