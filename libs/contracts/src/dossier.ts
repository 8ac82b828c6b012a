import { Type } from '@sinclair/typebox';
import type { DossierRow, PayloadSchema, Text, WorksheetName, ActionPart } from '@linxuan/domain';
import type { papers, DocumentLink } from './document';
import type { Problem } from './problems';
import { pageQuery } from './task';
import { SearchText, FilterKey } from './text';

/** `GET /api/dossiers`. */
export const DossierListQuery = Type.Object({
  page: pageQuery.page,
  perPage: pageQuery.perPage,
  kind: Type.Optional(FilterKey(40)),
  stage: Type.Optional(FilterKey()),
  state: Type.Optional(FilterKey(40)),
  editionId: Type.Optional(FilterKey()),
  q: Type.Optional(SearchText(100)),
  sort: Type.Optional(FilterKey(40)),
  order: Type.Optional(FilterKey(4)),
});
export interface DossierListQueryDto {
  page: number;
  perPage: number;
  kind?: string;
  stage?: string;
  state?: string;
  editionId?: string;
  q?: string;
  sort?: string;
  order?: string;
}

export interface DossierListDto extends DossierRow {
  stageTitle: Text;
  ownerName: Text;
  recipientName: Text | null;
  /** Number of cases in it. */
  items: number;
}

/** An action of a subject as the server offers it; `refusal` says why it is not possible now. */
export interface OfferedActionDto {
  name: string;
  stage: string;
  /** Kind of the stage, of a check with what is checked: the action's word follows it. */
  sense: string;
  /** The page on which it is done; null where the dialog that asks for the reason is enough. */
  worksheet: WorksheetName | null;
  /** What it does on its page, which gives it its place there by it; null where it stands with all the others. */
  part: ActionPart | null;
  /** It completes the work of its page: it stands first and in full colour. */
  main: boolean;
  /** It ends something or sends it back: it stands last and in the colour of a warning. */
  grave: boolean;
  reason: 'none' | 'optional' | 'required';
  payload: PayloadSchema;
  /** Reasons to choose from, where the stage lists them. */
  reasonCodes: { code: string; text: Text }[];
  refusal: Problem | null;
  /**
   * First and last instant at which the clock allows it, and how long until that changes; null where it sets no bound.
   */
  opensAt: string | null;
  closesAt: string | null;
  changesInMs: number | null;
}

export interface DossierItemDto {
  id: string;
  caseId: string;
  position: number;
  area: string | null;
  outcome: string | null;
  sectionNumber: number | null;
  case: {
    number: string;
    title: string;
    holderName: string;
    state: string;
    stage: string;
    version: number;
    area: string | null;
    category: string | null;
    categoryName: Text | null;
    submittedAt: string | null;
    score: number | null;
  };
}

/** The letter of a nomination as its clerk writes it, in a worksheet first and with the preparation for good. */
export interface LetterContent {
  number?: string;
  /** `YYYY-MM-DD`. */
  date?: string;
  signatories?: string[];
  /** Body in the clerk's words, one paragraph a line; absent: the drafted one. */
  body?: string;
  contact?: { person: string; phone: string };
  /** Opinion of each case in the summary table, by case id. */
  opinions?: Record<string, string>;
  /** Case ids in the order of the ranking. */
  order?: string[];
  scanFileId?: string;
  /** Of a zero return. */
  reason?: string;
  /** Of a prepared letter: what the server drew when it was frozen. */
  title?: string;
  issuer?: string;
  addressee?: string;
}

export interface QuotaSlotDto {
  number: number;
  state: 'free' | 'reserved' | 'transmitted' | 'spent';
  caseId: string | null;
  /** Null where the case belongs to another organisation that shares the account. */
  title: string | null;
  caseNumber: string | null;
  holder: Text | null;
}
export interface QuotaMeterDto {
  quotaId: string;
  title: Text;
  /** Null: no total is set. */
  cap: number | null;
  used: number;
  rule: { id: string; source: string; words: Text };
  slots: QuotaSlotDto[];
  /** Organisations that share the account, where there are several. */
  sharedBy: Text[];
}

export interface DeadlineDto {
  at: string;
  source: string;
  /** Set by a recorded order in place of the document's date. */
  extended: boolean;
  passed: boolean;
  /** What lateness means: the recipient decides with a reason, or nothing is taken. */
  late: 'recipient-decides' | 'refuse' | null;
  urgency: 'overdue' | 'today' | 'soon' | 'normal';
  timeLeft: Text;
}

export interface PersonDto {
  userId: string;
  name: string;
  role: string;
}

export interface ScanDto {
  id: string;
  name: string;
  size: number;
  mime: string;
  sha256: string;
  uploadedAt: string;
}

export interface DossierDetailDto {
  dossier: DossierRow & {
    stageTitle: Text;
    ownerName: Text;
    recipientName: Text | null;
    preparedByName: string | null;
    releasedByName: string | null;
  };
  items: DossierItemDto[];
  /** What was prepared; of a nomination the letter. */
  content: Record<string, unknown> | null;
  availableActions: OfferedActionDto[];
  quota: QuotaMeterDto | null;
  deadline: DeadlineDto | null;
  documents: DocumentLink[];
  /** People who may release what another prepared. */
  releasers: PersonDto[];
  scan: ScanDto | null;
  timeline: {
    at: string;
    event: string;
    action: string;
    actorOrg: Text;
    actorName: string | null;
    actorRole: string;
    reason: string | null;
    toState: string | null;
  }[];
}

/** `GET /api/dossiers/:id/preview`: what the papers would say now. */
export interface NominationPapersDto {
  letter: papers.NominationLetterData;
  summary: papers.NominationSummaryData;
  /** Case ids in the order that they are drawn in. A page that shows another order shows papers of an earlier one. */
  order: string[];
}
