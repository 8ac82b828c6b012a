import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
  type FileChild,
} from 'docx';
import { formatDate } from './format';
import { emptyLine, officialParagraph } from './official-text';
import { CHARACTER, CHARACTERS_PER_LINE, mm, textWidthMm } from './page-setup';
import { singleLine, textWidth } from './text';

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE };
/** The date of a sealed document ends four characters before the right edge. */
const DATE_INDENT = 4;

function singleSignature(body: string, date: string, noteFollows: boolean): Paragraph[] {
  const dateWidth = textWidth(date);
  const nameWidth = textWidth(body);
  // The name stands centred over the date; a name too long for that ends two characters before the edge.
  const centred = DATE_INDENT - (nameWidth - dateWidth) / 2;
  const nameIndent = Math.max(centred, nameWidth > CHARACTERS_PER_LINE - 4 ? 0 : 2);
  const dateIndent = centred >= 2 ? DATE_INDENT : Math.max(DATE_INDENT, 2 + (nameWidth - dateWidth) / 2);
  return [
    officialParagraph(body, {
      alignment: AlignmentType.RIGHT,
      indent: { right: Math.round(nameIndent * CHARACTER) },
      keepNext: true,
      keepLines: true,
    }),
    officialParagraph(date, {
      alignment: AlignmentType.RIGHT,
      keepNext: noteFollows,
      indent: { right: Math.round(dateIndent * CHARACTER) },
    }),
  ];
}

function jointSignature(bodies: readonly string[], date: string, noteFollows: boolean): FileChild[] {
  const perRow = bodies.some((body) => textWidth(body) > 13)
    ? 1
    : bodies.length === 2 || bodies.some((body) => textWidth(body) > 9)
      ? 2
      : 3;
  const width = Math.floor(mm(textWidthMm.portrait) / perRow);
  const rows: TableRow[] = [];
  for (let from = 0; from < bodies.length; from += perRow) {
    const cells = Array.from({ length: perRow }, (_, index) => bodies[from + index] ?? '');
    rows.push(
      new TableRow({
        cantSplit: true,
        children: cells.map(
          (body) =>
            new TableCell({
              width: { size: width, type: WidthType.DXA },
              margins: { left: 0, right: 0 },
              // Every name has room for its seal above and around it.
              children: [officialParagraph(body, { alignment: AlignmentType.CENTER, keepNext: true, before: 240 })],
            }),
        ),
      }),
    );
  }
  return [
    new Table({
      rows,
      layout: TableLayoutType.FIXED,
      columnWidths: Array.from({ length: perRow }, () => width),
      borders: NO_BORDERS,
      width: { size: width * perRow, type: WidthType.DXA },
    }),
    officialParagraph(date, {
      alignment: AlignmentType.RIGHT,
      keepNext: noteFollows,
      indent: { right: DATE_INDENT * CHARACTER },
    }),
  ];
}

/**
 * Issuing bodies and date at the end of a document (GB/T 9704-2012, 7.3.5): one body centred over the date, several
 * bodies in rows of at most three, in the order given (the lead first).
 *
 * @param noteFollows keeps the date on the page of the note that follows it
 */
export function signatureBlock(bodies: readonly string[], isoDate: string | null, noteFollows = false): FileChild[] {
  const names = bodies.map(singleLine);
  const date = formatDate(isoDate);
  const [first = '', ...others] = names;
  return [
    ...emptyLine(2, true),
    ...(others.length === 0 ? singleSignature(first, date, noteFollows) : jointSignature(names, date, noteFollows)),
  ];
}
