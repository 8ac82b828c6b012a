/** Language of papers that are not official Chinese documents. */
export type DocumentLanguage = 'zh-CN' | 'en';

/** Parts of a document number (发文字号): 机关代字, year, sequence. A null sequence is filled in at issue. */
export interface DocumentNumberParts {
  readonly prefix: string;
  readonly year: number;
  readonly sequence: number | null;
}

/** A piece of an official text. Headings are numbered by the renderer: 一、 → （一） → 1. → （1）. */
export type OfficialBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string };

/** 版记 at the foot of the last page. */
export interface Imprint {
  readonly copies?: readonly string[];
  readonly printedBy: string;
  readonly printedOn: string | null;
}
