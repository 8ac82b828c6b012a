import { Type } from '@sinclair/typebox';
import type {
  CaseRow,
  DossierRow,
  ObjectionGround,
  ObjectionRow,
  ResultColumn,
  ResultNouns,
  StateMeaning,
  Text,
} from '@linxuan/domain';
import type { OfferedActionDto } from './dossier';
import type { DocumentLink } from './document';
import type { AttachmentDto } from './file';
import type * as site from './portal';
import { pageQuery } from './task';
import { Key, PlannedDay } from './text';

/** Notice and held items; classification; entries and catalogue. Not every edition has each. */
export type PublicationWorkspace = 'notice' | 'classification' | 'publication';
/** An edition that the person publishes for, with the workspaces that it has. */
export interface PublicationPlaceDto {
  id: string;
  title: Text;
  edition: string;
  desks: PublicationWorkspace[];
}

/** A dossier of the publicity officers with who prepared and released it. */
export interface PublicationDossierDto extends Pick<
  DossierRow,
  'id' | 'state' | 'version' | 'number' | 'preparedAt' | 'releasedAt' | 'windowEndsAt' | 'closedAt' | 'stage'
> {
  preparedByName: string | null;
  releasedByName: string | null;
  actions: OfferedActionDto[];
  documents: DocumentLink[];
}

export interface NoticeContent {
  title: string;
  text: string;
  contact: string;
}
export interface NoticeSummaryDto extends PublicationDossierDto {
  editionId: string;
  title: string;
  items: number;
  objections: { open: number; upheld: number; total: number };
  /** Words for the time left; null once the window is over. */
  left: Text | null;
}
export interface NoticeWorkspaceDto {
  editionId: string;
  programme: Text;
  stage: string;
  /** The notice in writing or waiting for its release. */
  dossier: PublicationDossierDto | null;
  content: NoticeContent | null;
  /** A first text out of the edition, for the secretariat to rewrite. */
  suggestion: NoticeContent;
  view: Omit<site.PublicNoticeView, 'title' | 'text' | 'contact'>;
  running: NoticeSummaryDto[];
}
export interface NoticeDetailDto {
  dossier: PublicationDossierDto;
  view: site.PublicNoticeView;
  left: Text | null;
  /** Objections by item; the items without one are not named. */
  objections: Record<string, { id: string; number: string; state: ObjectionRow['state']; grounds: ObjectionGround }[]>;
  /** What became of each item, by case. */
  outcomes: Record<string, string>;
  /** Public address of the notice, below the site's root. */
  publicPath: string;
}

export interface ObjectionListItem extends Pick<
  ObjectionRow,
  'id' | 'number' | 'state' | 'version' | 'filedAt' | 'dueAt' | 'settledAt' | 'caseId'
> {
  grounds: ObjectionGround;
  caseNumber: string;
  caseTitle: string;
  holderName: string;
  excerpt: string;
}
/** Evidence that came with an objection. */
export type ObjectionFileDto = Pick<AttachmentDto, 'id' | 'name' | 'size' | 'kind' | 'sha256'>;
export interface ObjectionDetailDto extends ObjectionListItem {
  text: string;
  evidence: string;
  /** Only for those who handle objections: a file may tell who made it. */
  files: ObjectionFileDto[] | null;
  fileCount: number;
  /** Only for those who handle objections. */
  objector: { name: string; contact: string } | null;
  answer: string | null;
  noticeTitle: string;
  caseState: string;
  inTime: boolean;
  actions: OfferedActionDto[];
  timeline: { at: string; event: string; actorName: string | null }[];
}
export interface HeldItemDto {
  case: Pick<CaseRow, 'id' | 'number' | 'title' | 'holderName' | 'version' | 'state'>;
  category: site.NamedCode;
  objections: (ObjectionListItem & { answer: string | null })[];
  actions: OfferedActionDto[];
}

export interface ClassificationRowDto {
  case: Pick<CaseRow, 'id' | 'number' | 'title' | 'holderName' | 'version' | 'dueAt'>;
  applied: site.NamedCode;
  /** What it is and does, to place it. */
  summary: string;
}
export interface ClassificationWorkspaceDto {
  nouns: ResultNouns;
  rows: ClassificationRowDto[];
  /** Areas that may be published, each with its categories; `opened` says whether the call had it. */
  areas: (site.NamedCode & { opened: boolean; categories: site.NamedCode[] })[];
  action: OfferedActionDto | null;
}

export interface EntryContent {
  name: string;
  process: string;
  parameters: { name: string; value: string; unit?: string }[];
  /** What the form says in the columns that it fills, by key; entries of earlier days have none. */
  fields?: { key: string; values: string[] }[];
  cases: {
    caseKey?: string;
    title: string;
    content: string;
    scale?: string;
    benefit?: string;
    annualCO2Tonnes?: number | null;
    annualCoalEquivTonnes?: number | null;
  }[];
}
export interface EntryListItem {
  /** Of its case. */
  id: string;
  editionId: string;
  case: Pick<CaseRow, 'id' | 'number' | 'title' | 'holderName' | 'version' | 'state' | 'dueAt'>;
  /** Which step of an entry the state is. */
  meaning: StateMeaning | null;
  section: site.NamedCode;
  category: site.NamedCode;
  /** Set while the holder wants a change. */
  changeRequested: string | null;
}
export interface EntryWorksheetDto {
  case: Pick<CaseRow, 'id' | 'number' | 'title' | 'holderName' | 'version' | 'state' | 'dueAt'>;
  /** Which step of an entry the state is. */
  meaning: StateMeaning | null;
  section: site.NamedCode;
  category: site.NamedCode;
  /** The texts of the application that the entry is drafted from. */
  source: {
    name: string;
    process: string;
    parameters: EntryContent['parameters'];
    fields: { key: string; values: string[] }[];
    cases: (EntryContent['cases'][number] & {
      caseKey: string;
      publishable: boolean;
      domestic: boolean;
      startDate: string | null;
    })[];
  };
  /** First proposal, within the limits. */
  draft: EntryContent;
  /** The entry as it was sent last; null before the first. */
  current: EntryContent | null;
  changeRequested: string | null;
  casesPerEntry: { min: number; max: number };
  showHolder: boolean;
  /** The columns of the printed table, under whose headings the entry is written. */
  columns: ResultColumn[];
  /** When the entry will take effect, and for whom. */
  effects: site.PublicEntryView['effects'];
  nouns: ResultNouns;
  actions: OfferedActionDto[];
}

export interface CatalogueRowDto {
  caseId: string;
  number: string;
  title: string;
  section: string;
  sectionNumber: number;
  category: site.NamedCode;
  name: string;
  cases: number;
}
export interface CatalogueWorkspaceDto {
  editionId: string;
  programme: Text;
  nouns: ResultNouns;
  dossier: PublicationDossierDto | null;
  content: { title: string; number: string; date: string; text?: string } | null;
  /** Number, title and date that the edition states. */
  suggestion: { title: string; number: string; date: string };
  sections: (site.NamedCode & { count: number })[];
  rows: CatalogueRowDto[];
  /** Entries on their way: still written, with the holder. */
  waiting: { drafting: number; confirming: number; classification: number; held: number };
  published: (PublicationDossierDto & { title: string; items: number })[];
}

/** Which edition's workspace is asked for; without it the newest of the person's own. */
const editionId = Type.Optional(Key(120));
/** A short list of one edition is answered whole; order, filter and page are the reader's own and change nothing. */
export const PublicationListQuery = Type.Object({ editionId });
export const PublicationWorkspaceQuery = Type.Object({ editionId }, { additionalProperties: false });
export const NoticeWorkspaceQuery = Type.Object(
  { editionId, publishOn: Type.Optional(PlannedDay()) },
  { additionalProperties: false },
);
export const ObjectionListQuery = Type.Object({
  ...pageQuery,
  state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('settled')])),
});
