import type { DocumentLanguage } from './official';

/**
 * What a column holds. `date` is `YYYY-MM-DD`, `instant` is ISO 8601 with offset, `integer` and `number` are numbers.
 */
export type TableColumnType = 'text' | 'integer' | 'number' | 'date' | 'instant' | 'boolean';

export interface TableColumn {
  readonly key: string;
  readonly title: string;
  readonly type: TableColumnType;
  /** Width in characters of the sheet's type. */
  readonly width: number;
}

export type TableValue = string | number | boolean | null | undefined;

export type TableRowData = Readonly<Record<string, TableValue>>;

/**
 * A list as every screen exports it. Titles come translated; `language` sets the words for yes and no and the dates.
 */
export interface TableData {
  readonly title: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRowData[];
  readonly language?: DocumentLanguage;
  /** Lines below the title: filter, time of the export, who exported. */
  readonly notes?: readonly string[];
}
