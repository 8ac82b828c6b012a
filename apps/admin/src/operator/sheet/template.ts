import { BODY_SHEET_COLUMNS, type BodySheetColumn } from '@linxuan/contracts';

/** A sheet with the heading and two rows that show how it is meant, for the person to save. Cells stand between `|`. */
export async function saveTemplate(
  heading: (column: BodySheetColumn) => string,
  translate: (key: string) => string,
): Promise<void> {
  const { default: writeSheet } = await import('write-excel-file/browser');
  const example = (row: number) =>
    translate(`operator.sheet.example${row}`)
      .split('|')
      .map((value) => ({ value, type: String }));
  const head = BODY_SHEET_COLUMNS.map((column) => ({
    value: heading(column),
    type: String,
    fontWeight: 'bold' as const,
  }));
  await writeSheet([head, example(1), example(2)]).toFile(`${translate('operator.sheet.title')}.xlsx`);
}
