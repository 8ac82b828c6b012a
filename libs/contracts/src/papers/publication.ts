import type { ResultNouns } from '@linxuan/domain';
import type { OfficialBlock } from './official';

/**
 * A column of a public list. Titles and order come from the programme, because notice and catalogue show different
 * ones.
 */
export interface ListingColumn {
  readonly key: string;
  readonly title: string;
  readonly width: number;
  readonly align?: 'left' | 'center' | 'right';
  /** What it holds in a file for programs; text where nothing is said. */
  readonly type?: 'text' | 'integer' | 'number' | 'date';
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
  /** What is to be listed: 绿色技术, 绿色工厂. */
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

/** One published entry. The texts are the catalogue's own, not the application's. */
export interface CatalogueEntry {
  /** Stable id: stays with what it names over later editions and exports. */
  readonly id: string;
  /** Number within its section, which it keeps; null in a preview. */
  readonly no: number | null;
  readonly name: string;
  readonly category: string;
  readonly process: string;
  readonly parameters: readonly { readonly name: string; readonly value: string; readonly unit: string }[];
  /** Columns that the form fills, by key: one value, or one of every row. */
  readonly fields: readonly { readonly key: string; readonly values: readonly string[] }[];
  readonly cases: readonly {
    readonly title: string;
    readonly content: string;
    readonly scale: string;
    readonly benefit: string;
    /** The figures in words. */
    readonly figures: string;
    /** Tonnes a year; null where the case has no such figure. */
    readonly annualCO2Tonnes: number | null;
    readonly annualCoalEquivTonnes: number | null;
  }[];
  /** Null unless the edition shows holders. */
  readonly holder: string | null;
  /** Sums over its cases, tonnes a year; null where no case has the figure. */
  readonly co2: number | null;
  readonly coal: number | null;
  /** From which day it counts until which, for whom: days, and in words. */
  readonly effects: readonly {
    readonly for: string | null;
    readonly from: string;
    readonly until: string | null;
    readonly words: string;
  }[];
  /** How it was taken off (the state's name and words) and on which day; null while it stands. */
  readonly ended: { readonly as: string; readonly words: string; readonly on: string | null } | null;
}

/** Entries that stand and entries that were taken off. */
export interface CatalogueCounts {
  readonly listed: number;
  readonly removed: number;
}

export interface CatalogueSection {
  readonly id: string;
  readonly heading: string;
  readonly entries: readonly CatalogueEntry[];
  readonly counts: CatalogueCounts;
  /** Sums over the entries that stand, tonnes a year. */
  readonly co2: number;
  readonly coal: number;
}

/**
 * A catalogue edition. `showHolder` is false by default in the programme: the published catalogue has no such column.
 */
export interface CatalogueData {
  readonly nouns: ResultNouns;
  readonly title: string;
  readonly edition: string;
  /** Number and date of the document that publishes it. */
  readonly documentNumber: string;
  readonly publishedOn: string;
  readonly counts: CatalogueCounts;
  readonly columns: readonly ListingColumn[];
  readonly sections: readonly CatalogueSection[];
  readonly showHolder: boolean;
}
