import type { Effect, EffectState, ResultColumn, Text } from '@linxuan/domain';

/** Languages of the public site. */
export type SiteLanguage = 'zh' | 'en';

export interface NamedCode {
  code: string;
  name: Text;
}

/** One day of a notice on the working calendar; `n` is which working day it is, null where it does not count. */
export interface NoticeDay {
  date: string;
  kind: 'working' | 'make-up' | 'weekend' | 'holiday';
  n: number | null;
}

export interface NoticePeriodView {
  /** Instants, ISO 8601. */
  publishedAt: string;
  closesAt: string;
  /** In a preview: when it would be published, and whether a year counts whose holidays are not announced. */
  opensAt?: string;
  provisional?: boolean;
  /** Business dates of the first counted and the last day. */
  firstDay: string;
  lastDay: string;
  workingDays: number;
  /** The count in words, day by day. */
  explanation: Text;
  days: NoticeDay[];
}

export interface PublicNoticeItemView {
  itemId: string;
  number: number;
  name: string;
  area: string;
  category: NamedCode;
  /** Null where the edition's notice has no such column. */
  holder: string | null;
  nominator: Text | null;
  /** Whether an objection against it is still taken. */
  open: boolean;
}

/** A notice as the public reads it; `preview` is the same page before it is released. */
export interface PublicNoticeView {
  state: 'preview' | 'open' | 'closed';
  title: string;
  text: string;
  contact: string;
  programme: Text;
  /** Columns in the order and the words of the edition. */
  columns: ResultColumn[];
  period: NoticePeriodView;
  sections: { area: NamedCode; items: PublicNoticeItemView[] }[];
}

export interface EntryCaseView {
  title: string;
  content: string;
  scale: string;
  benefit: string;
  /** Tonnes a year; null where the case has no such figure. */
  annualCO2Tonnes: number | null;
  annualCoalEquivTonnes: number | null;
}

/** An entry of the catalogue as the public reads it. */
export interface PublicEntryView {
  /** `<edition>/<section>-<number>`, permanent. Null in a preview without number. */
  id: string | null;
  number: number | null;
  /** The number as the edition prints it; null in a preview. */
  code: string | null;
  section: NamedCode;
  category: NamedCode;
  name: string;
  process: string;
  parameters: { name: string; value: string; unit: string }[];
  /** The columns that the form fills, by key. */
  fields: { key: string; values: string[] }[];
  cases: EntryCaseView[];
  /** Null unless the edition shows it. */
  holder: string | null;
  /** How it was taken off the catalogue; absent while it stands. */
  ended?: { as: string; at: string | null } | null;
  /** When it counts for whom, and how that stands today; empty where the edition says nothing of it. */
  effects: (Effect & { state: EffectState })[];
}
