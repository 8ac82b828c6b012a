import type { OfficialBlock } from './official';

/** A column of a public list. Titles and order come from the programme, because notice and catalogue show different ones. */
export interface ListingColumn {
  readonly key: string;
  readonly title: string;
  readonly width: number;
  readonly align?: 'left' | 'center' | 'right';
}

/** A section of a public list; rows are keyed by column. */
export interface ListingSection {
  readonly heading: string;
  readonly rows: readonly Readonly<Record<string, string>>[];
}

/** A public notice (公示) with its list. */
export interface PublicNoticeData {
  readonly title: string;
  readonly issuers: readonly string[];
  readonly basis: string;
  readonly objectName: string;
  /** First and last day of the notice, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
  readonly workingDays: number;
  readonly contact: { readonly body: string; readonly phone: string; readonly email: string; readonly address: string };
  /** Further paragraphs, e.g. what an objection must contain. Null takes the standard wording. */
  readonly paragraphs: readonly OfficialBlock[] | null;
  readonly listTitle: string;
  readonly columns: readonly ListingColumn[];
  readonly sections: readonly ListingSection[];
  readonly showHolder: boolean;
  readonly date: string | null;
}

/** One published technology. The texts are the catalogue's own, not the application's. */
export interface CatalogueEntry {
  /** Stable id: stays with the technology over later editions and exports. */
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly process: string;
  readonly parameters: readonly { readonly name: string; readonly value: string; readonly unit: string }[];
  readonly cases: readonly {
    readonly title: string;
    readonly content: string;
    readonly scale: string;
    readonly benefit: string;
  }[];
  readonly holder: string;
}

export interface CatalogueSection {
  readonly id: string;
  readonly heading: string;
  readonly entries: readonly CatalogueEntry[];
}

/** A catalogue edition. `showHolder` is false by default in the programme: the published catalogue has no such column. */
export interface CatalogueData {
  readonly title: string;
  readonly edition: string;
  /** Number and date of the document that publishes it. */
  readonly documentNumber: string;
  readonly publishedOn: string;
  readonly columns: readonly ListingColumn[];
  readonly sections: readonly CatalogueSection[];
  readonly showHolder: boolean;
}
