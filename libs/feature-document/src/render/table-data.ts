import { formatDate, formatInstant, type DocumentLanguage } from './format';
import { cleanText } from './text';
import type { papers } from '@linxuan/contracts';

export type TableColumnType = papers.TableColumnType;
export type TableColumn = papers.TableColumn;
export type TableValue = papers.TableValue;
export type TableRowData = papers.TableRowData;
export type TableData = papers.TableData;

/**
 * A cell as the writers need it. A `time` carries the wall-clock time in Asia/Shanghai as if it were UTC (what a
 * spreadsheet stores) and the same as text.
 */
export type PlainCell =
  | { readonly kind: 'number'; readonly value: number; readonly integer: boolean }
  | { readonly kind: 'time'; readonly value: Date; readonly text: string; readonly dateOnly: boolean }
  | { readonly kind: 'text'; readonly value: string };

const BOOLEAN_WORDS = { 'zh-CN': ['是', '否'], en: ['yes', 'no'] } as const;

function timeCell(value: string, dateOnly: boolean): PlainCell {
  try {
    // formatDate checks that the day exists in its month, which the Date constructor would silently roll over.
    const text = dateOnly ? formatDate(value, 'en') : formatInstant(value, 'en').slice(0, 19);
    return {
      kind: 'time',
      value: new Date(`${text.replace(' ', 'T')}${dateOnly ? 'T00:00:00' : ''}Z`),
      text,
      dateOnly,
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { kind: 'text', value: cleanText(value) };
  }
}

/**
 * The cell's value in the column's type. A value that does not fit its column (a name in a number column, an impossible
 * date) is shown as the text it is, never dropped and never guessed.
 */
export function plainCell(value: TableValue, type: TableColumnType, language: DocumentLanguage): PlainCell {
  if (value === null || value === undefined || value === '') return { kind: 'text', value: '' };
  if (typeof value === 'boolean') return { kind: 'text', value: BOOLEAN_WORDS[language][value ? 0 : 1] };
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return { kind: 'text', value: '' };
    return type === 'text'
      ? { kind: 'text', value: String(value) }
      : { kind: 'number', value, integer: type === 'integer' };
  }
  if (type === 'date' || type === 'instant') return timeCell(value, type === 'date');
  return { kind: 'text', value: cleanText(value) };
}
