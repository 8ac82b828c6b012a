import {
  AlignmentType,
  BorderStyle,
  Footer,
  Header,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  VerticalAlignTable,
  WidthType,
  type FileChild,
  type IBorderOptions,
} from 'docx';
import { formatDocumentNumber, type DocumentNumberParts } from './format';
import { emptyLine, officialParagraph, officialRun } from './official-text';
import { CHARACTER, LINE_PITCH, mm, textWidthMm } from './page-setup';
import { singleLine, textWidth } from './text';

/** Colour of the issuing body's name and of the rules under it. */
export const RED = 'E60012';
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE };

/** What stands above the red line. */
export interface Masthead {
  /** Bodies in the order of the seals, the lead first. */
  readonly issuers: readonly string[];
  readonly documentNumber: DocumentNumberParts | string | null;
  /** 签发人, named on documents that go to a superior body (上行文). */
  readonly signedBy?: readonly string[];
}

const numberText = (number: Masthead['documentNumber']): string =>
  number === null ? '' : formatDocumentNumber(number);

/** Type size in half points at which the widest name fits, at most `largest`. */
function markSize(names: readonly string[], suffix: string, availableMm: number, largest: number): number {
  const widest = Math.max(...names.map((name) => textWidth(name) + textWidth(suffix)), 1);
  const fitting = Math.floor(((availableMm / 25.4) * 72 * 2) / (widest * 1.03));
  return Math.max(28, Math.min(largest, fitting));
}

function markLine(
  text: string,
  size: number,
  before: number,
  alignment: 'center' | 'distribute' = 'center',
): Paragraph {
  return officialParagraph(text, {
    typeface: 'title',
    size,
    color: RED,
    before,
    line: Math.round(size * 13),
    keepNext: true,
    alignment: alignment === 'center' ? AlignmentType.CENTER : AlignmentType.DISTRIBUTE,
  });
}

function jointMark(names: readonly string[]): Table {
  const size = markSize(names, '文件', textWidthMm.portrait - 8, names.length > 4 ? 44 : 56);
  const nameWidth = Math.max(...names.map(textWidth));
  const left = Math.min(mm(textWidthMm.portrait - 30), Math.round(nameWidth * size * 10 * 1.06) + mm(4));
  const right = Math.round(2.3 * size * 10) + mm(3);
  return new Table({
    alignment: AlignmentType.CENTER,
    layout: TableLayoutType.FIXED,
    columnWidths: [left, right],
    width: { size: left + right, type: WidthType.DXA },
    borders: NO_BORDERS,
    rows: names.map(
      (name, index) =>
        new TableRow({
          cantSplit: true,
          children: [
            new TableCell({
              width: { size: left, type: WidthType.DXA },
              children: [markLine(name, size, 0, 'distribute')],
            }),
            ...(index === 0
              ? [
                  new TableCell({
                    width: { size: right, type: WidthType.DXA },
                    rowSpan: names.length,
                    verticalAlign: VerticalAlignTable.CENTER,
                    children: [markLine('文件', size, 0)],
                  }),
                ]
              : []),
          ],
        }),
    ),
  });
}

const ruleUnder = (border: IBorderOptions, line: number, indentMm = 0): Paragraph =>
  officialParagraph('', {
    line,
    border: { bottom: border },
    size: 4,
    ...(indentMm === 0 ? {} : { indent: { left: -mm(indentMm), right: -mm(indentMm) } }),
  });

/**
 * Head of a document in the 文件 form: the name begins 35 mm below the type area's upper edge, two lines down the number,
 * 4 mm below it the red line (GB/T 9704-2012, 7.2.4 to 7.2.7).
 */
export function documentHead(head: Masthead): FileChild[] {
  const names = head.issuers.map(singleLine);
  const [first = ''] = names;
  const number = numberText(head.documentNumber);
  const signers = (head.signedBy ?? []).map(singleLine).join('  ');
  const mark: FileChild[] =
    names.length > 1
      ? [officialParagraph('', { line: mm(names.length > 4 ? 14 : 24) }), jointMark(names)]
      : [markLine(`${first}文件`, markSize(names, '文件', textWidthMm.portrait, 72), mm(35))];
  const numberLine =
    signers === ''
      ? officialParagraph(number, { alignment: AlignmentType.CENTER, keepNext: true })
      : // On documents to a superior the number stands left and the signer right, one character in from each edge.
        // On documents to a superior the number stands left and the signer right (name in 楷体), one character in from
        // each edge.
        new Paragraph({
          spacing: { line: LINE_PITCH, lineRule: LineRuleType.EXACT },
          indent: { left: CHARACTER, right: CHARACTER },
          keepNext: true,
          tabStops: [{ type: TabStopType.RIGHT, position: mm(textWidthMm.portrait) - CHARACTER }],
          children: [officialRun(`${number}\t签发人：`), officialRun(signers, 'subheading')],
        });
  return [
    ...mark,
    ...emptyLine(2),
    numberLine,
    ruleUnder({ style: BorderStyle.SINGLE, size: 12, color: RED, space: 1 }, mm(4)),
    ...emptyLine(2),
  ];
}

/**
 * Furniture of a first page in the 信函 form (GB/T 9704-2012, 10.1): name 30 mm below the page's upper edge, 4 mm below
 * it a red double line (thick above), another one (thin above) 20 mm above the lower edge, both 170 mm long; no page
 * number.
 */
export function letterFirstPage(head: Masthead): {
  header: Header;
  footer: Footer;
  headerMm: number;
  footerMm: number;
} {
  const names = head.issuers.map(singleLine);
  const size = markSize(names, '', textWidthMm.portrait, names.length > 1 ? 44 : 60);
  return {
    header: new Header({
      children: [
        ...names.map((name) => markLine(name, size, 0)),
        ruleUnder({ style: BorderStyle.THICK_THIN_SMALL_GAP, size: 24, color: RED, space: 1 }, mm(4), 7),
      ],
    }),
    footer: new Footer({
      children: [ruleUnder({ style: BorderStyle.THIN_THICK_SMALL_GAP, size: 24, color: RED, space: 1 }, mm(2), 7)],
    }),
    headerMm: 30,
    footerMm: 20,
  };
}

/** First lines of a letter: the number flush right below the double line, then two empty lines. */
export function letterHead(head: Masthead): FileChild[] {
  return [officialParagraph(numberText(head.documentNumber), { alignment: AlignmentType.RIGHT }), ...emptyLine(2)];
}
