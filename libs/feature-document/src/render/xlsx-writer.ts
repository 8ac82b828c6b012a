import { cutUnits } from '@linxuan/form-rules';
import writeXlsxFile, { type CellObject, type Feature, type Image, type Row } from 'write-excel-file/node';
import { withFixedTimes } from './fixed-zip';
import { cleanText, singleLine } from './text';

/** Longest text that a cell of a spreadsheet may hold. */
const LONGEST_TEXT = 32_767;
const CUT_MARK = '…';
/** `_x0041_` is an escaped character in this format; the text itself must not be read as one. */
const ESCAPE_LOOKALIKE = /_(?=x[0-9A-Fa-f]{4}_)/g;

/** Text as a cell holds it: always typed as a string, so a leading = + - @ is never evaluated. */
export function textCell(value: string, look: Omit<CellObject, 'value' | 'type'> = {}): CellObject {
  const text = cleanText(value).replace(ESCAPE_LOOKALIKE, '_x005F_');
  const fitting = text.length <= LONGEST_TEXT ? text : `${cutUnits(text, LONGEST_TEXT - 1)}${CUT_MARK}`;
  return { ...look, value: fitting, type: String };
}

export function numberCell(value: number, format: string, look: Omit<CellObject, 'value' | 'type'> = {}): CellObject {
  return { ...look, value, type: Number, format };
}

/** A sheet name without the characters that the format forbids, at most 31 long. */
export function sheetName(title: string): string {
  const name = singleLine(title)
    .replace(/[\\/?*:[\]]/g, ' ')
    .replace(/^'+|'+$/g, '')
    .trim();
  return cutUnits(name, 31) || 'Sheet1';
}

export interface SheetContent {
  readonly title: string;
  readonly rows: Row[];
  /** Column widths in characters. */
  readonly widths: readonly number[];
  /** Rows at the top (title and column titles) that stay in view and repeat on every printed page. */
  readonly headerRows: number;
  readonly landscape: boolean;
  /** Whether the last header row carries a filter. */
  readonly filter: boolean;
}

function columnName(index: number): string {
  const head = index >= 26 ? columnName(Math.floor(index / 26) - 1) : '';
  return head + String.fromCharCode(65 + (index % 26));
}

const attribute = (value: string): string => value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/'/g, "''");

/** Children of a font in the order of ECMA-376, part 1, 18.8.22. */
const FONT_PARTS = 'b i strike condense extend outline shadow u vertAlign sz color name family charset scheme'.split(
  ' ',
);

/** The library writes the name of a font before its size; a strict reader refuses that. */
export function orderedFonts(styles: string): string {
  return styles.replace(/<font>(.*?)<\/font>/gs, (_, inner: string) => {
    const parts = inner.match(/<[^>]+>/g) ?? [];
    const place = (part: string) => FONT_PARTS.indexOf(/^<(\w+)/.exec(part)?.[1] ?? '');
    return `<font>${[...parts].sort((a, b) => place(a) - place(b)).join('')}</font>`;
  });
}

/** Page set-up that the library does not offer: one page wide, repeated header rows, page number, filter. */
function printFeature(sheet: SheetContent): Feature<Image['content']> {
  const name = attribute(sheetName(sheet.title));
  const filterRange = `A${sheet.headerRows}:${columnName(sheet.widths.length - 1)}${Math.max(sheet.rows.length, sheet.headerRows)}`;
  return {
    files: {
      transform: {
        'xl/styles.xml': { transform: orderedFonts },
        'xl/workbook.xml': {
          transform: (xml) =>
            xml.replace(
              '<definedNames/>',
              `<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'${name}'!$1:$${sheet.headerRows}</definedName></definedNames>`,
            ),
        },
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml) =>
            xml
              .replace(/(<worksheet[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
              .replace('</sheetData>', `</sheetData>${sheet.filter ? `<autoFilter ref="${filterRange}"/>` : ''}`)
              .replace(
                /<pageMargins[^>]*\/>/,
                '<pageMargins left="0.6" right="0.6" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>',
              )
              .replace(/<pageSetup[^>]*\/>/, '')
              .replace(
                '</worksheet>',
                `<pageSetup paperSize="9" orientation="${sheet.landscape ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/>` +
                  '<headerFooter><oddFooter>&amp;C— &amp;P —</oddFooter></headerFooter></worksheet>',
              ),
        },
      },
    },
  };
}

/** Writes one sheet; the same content gives the same bytes. */
export async function writeXlsx(sheet: SheetContent): Promise<Buffer> {
  const buffer = await writeXlsxFile(
    sheet.rows,
    {
      sheet: sheetName(sheet.title),
      columns: sheet.widths.map((width) => ({ width: Math.min(255, Math.max(4, width)) })),
      stickyRowsCount: sheet.headerRows,
      ...(sheet.landscape ? { orientation: 'landscape' as const } : {}),
    },
    { fontFamily: '宋体', fontSize: 10.5, features: [printFeature(sheet)] },
  ).toBuffer();
  return withFixedTimes(buffer);
}
