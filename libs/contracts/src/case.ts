import { Type, type Static } from '@sinclair/typebox';
import type {
  CaseRow,
  DossierRow,
  EligibilityResult,
  OpinionRow,
  PanelRow,
  SubjectType,
  ResultNouns,
  Text,
  ObligationRow,
  WorksheetName,
} from '@linxuan/domain';
import type { Change, Facts } from '@linxuan/form-rules';
import type { OfferedActionDto } from './dossier';
import { ExportFormatQuery, pageQuery, type AwayDto, type Urgency } from './task';
import { Revision, Version } from './numbers';
import { Content, FilterKey, Paragraphs, Shaped } from './text';

const some = Type.Optional(Type.Union([FilterKey(), Type.Array(FilterKey(), { maxItems: 60 })]));
const caseFilters = {
  ...pageQuery,
  state: some,
  stage: some,
  outcome: some,
  area: some,
  nominatorOrg: some,
  route: some,
  editionId: Type.Optional(FilterKey()),
  sort: Shaped('^(number|title|holderName|stage|state|area|enteredAt|dueAt|submittedAt|score|id)$', {
    default: 'enteredAt',
  }),
  order: Type.Union([Type.Literal('ASC'), Type.Literal('DESC')], { default: 'DESC' }),
};
export const CaseQuery = Type.Object(caseFilters);
export type CaseQueryDto = Static<typeof CaseQuery>;
export const CaseExportQuery = Type.Object({ ...caseFilters, format: ExportFormatQuery });
export type CaseExportQueryDto = Static<typeof CaseExportQuery>;

export interface CaseListRow extends CaseRow {
  /** Programme and year. */
  edition: Text;
  publicTitle: Text;
  stageTitle: Text;
  heldBy: string;
  nominatorName: Text | null;
  urgency: Urgency | null;
  timeLeft: Text | null;
}

/**
 * A page of the list of cases. `total` is exact, or, where `atLeast` is true, what was counted before counting stopped.
 */
export interface CaseListPageDto {
  data: CaseListRow[];
  total: number;
  atLeast: boolean;
}

/** One action as the server offers it on a case, or on what belongs to the case. */
export type CaseActionDto = OfferedActionDto;
export interface OpinionDto extends OpinionRow {
  orgName: Text;
  stageTitle: Text;
  text: string | null;
  /** What the body contributed to a joint draft, and the draft that was circulated to it last. */
  contribution: string | null;
  draft: string | null;
  assigneeName: string | null;
  /** The person who has it is away. */
  away: AwayDto | null;
  authorName: string | null;
  timeLeft: Text | null;
  urgency: Urgency | null;
  /** The application has changed in fields this opinion rests on since it was given. */
  outdated: boolean;
}
export interface SeatDto {
  id: string;
  panelId: string;
  stage: string;
  state: string;
  version: number;
  expertUser: string;
  expertName: string | null;
  expertOrgName: Text | null;
  reason: string | null;
  /** Hundredths of a point; null until it is released to the reader. */
  total: number | null;
  sheet: unknown;
  invitedAt: string;
  dueAt: string | null;
  sealedAt: string | null;
}
export interface CaseDeadlineDto {
  id: string;
  title: Text;
  dueAt: string;
  explanation: Text;
  timeLeft: Text;
  urgency: Urgency;
  strength: 'hard' | 'soft';
  source: string;
}
export interface DuplicateDto {
  kind: 'patent' | 'holder-and-name' | 'file';
  value: string;
  number: string;
  nominator: Text | null;
  route: string | null;
  /** Set only where the other case is visible to the reader. */
  other: { id: string; title: string; holderName: string; state: string } | null;
}
export interface EligibilityDto extends EligibilityResult {
  title: Text;
  source: string;
  words: Text;
}
export interface QuotaDto {
  account: string;
  holders: Text[];
  cap: number;
  used: number;
  slots: { number: number; state: string; caseId: string | null; caseNumber?: string; title?: string; holder?: Text }[];
}
export interface CaseFileDto {
  id: string;
  slot: string;
  name: string;
  size: number;
  mime: string;
  kind: string;
  sha256: string;
  isPublic: boolean;
  uploadedAt: string;
}
export interface NoteDto {
  id: string;
  orgId: string;
  orgName: Text;
  /** Known to the author's own organisation only. */
  userName: string | null;
  kind: 'note' | 'investigation';
  body: string;
  createdAt: string;
  closedAt: string | null;
  mine: boolean;
}
/** One piece of what follows a result, with its texts as far as the reader may see them. */
export interface ObligationDto extends ObligationRow {
  title: Text;
  content: unknown;
  answer: unknown;
  availableActions: CaseDetailDto['availableActions'];
}

/** A case of the chain of programmes that feed each other. */
export interface LineageDto {
  id: string;
  number: string;
  title: string;
  editionTitle: Text;
  /** Title of the level, where the edition is one of a ladder. */
  level: Text | null;
  state: string;
  outcome: CaseRow['outcome'];
}

/** A level that an organisation reached (`listed`) or lost. */
export interface LadderStepDto {
  ladder: string;
  level: number;
  title: Text;
  editionId: string;
  number: string;
  event: string;
  at: string;
}

export interface CaseDetailDto {
  id: string;
  case: CaseRow;
  editionTitle: Text;
  /** What the edition calls what it selects. */
  nouns: ResultNouns;
  publicTitle: Text;
  stageTitle: Text;
  stageKind: string;
  /** What came of the case is followed: reports, payments, changes. */
  followed: boolean;
  /** The page of the work that the case means to the reader right now; null where this page is enough. */
  worksheet: WorksheetName | null;
  heldBy: string;
  obligations: ObligationDto[];
  applicantName: Text | null;
  groupName: Text | null;
  nominatorName: Text | null;
  authorityName: Text | null;
  timeLeft: Text | null;
  urgency: Urgency | null;
  availableActions: CaseActionDto[];
  path: { stage: string; title: Text; state: 'done' | 'now' | 'next' }[];
  revisions: { revision: number; sha: string; submittedAt: string; changed: string[] }[];
  /** The revision in force; for its applicant the draft while one is open. Null where there is neither. */
  content: Record<string, unknown> | null;
  contentIsDraft: boolean;
  draftVersion: number | null;
  attachments: CaseFileDto[];
  /** Each with the page on which it is given, signed or looked at by its department. */
  opinions: (OpinionDto & { worksheet: WorksheetName | null; availableActions: CaseActionDto[] })[];
  panels: (PanelRow & { stageTitle: Text; seats: (SeatDto & { availableActions: CaseActionDto[] })[] })[];
  dossiers: (DossierRow & {
    stageTitle: Text;
    position: number | null;
    itemOutcome: string | null;
    sectionNumber: number | null;
  })[];
  quota: QuotaDto | null;
  notes: NoteDto[];
  canNote: boolean;
  deadlines: CaseDeadlineDto[];
  duplicates: DuplicateDto[];
  eligibility: EligibilityDto[];
  /**
   * What the form's rules read of the register, for those who weigh them; null where the holder is hidden from the
   * reader.
   */
  formFacts: Facts | null;
}
export interface TimelineEntryDto {
  id: string;
  at: string;
  event: string;
  action: string;
  stage: string;
  stageTitle: Text;
  subjectType: SubjectType;
  actorOrg: Text | null;
  actorName: string | null;
  /** The deputy who acted for `actorName`. */
  deputyName: string | null;
  actorRole: string;
  reason: string | null;
  reasonCode: string | null;
  reasonText: Text | null;
  fromState: string | null;
  toState: string | null;
  version: number | null;
}
export interface DiffEntryDto extends Change {
  /** From the outermost heading to the field. */
  titles: Text[];
  unit: Text | null;
}
export interface CaseDiffDto {
  from: number;
  to: number;
  changes: DiffEntryDto[];
}
export const DiffQuery = Type.Object({ from: Revision(), to: Revision() });
export const NoteBody = Type.Object(
  {
    kind: Type.Union([Type.Literal('note'), Type.Literal('investigation')]),
    body: Paragraphs(4000),
  },
  { additionalProperties: false },
);
export interface NoteBodyDto {
  kind: 'note' | 'investigation';
  body: string;
}
export const WorksheetBody = Type.Object(
  { content: Content(), baseVersion: Version() },
  { additionalProperties: false },
);
/** Unsent work on a subject. `version` 0: nothing saved yet. */
export interface WorksheetDto {
  content: Record<string, unknown>;
  version: number;
  updatedAt: string | null;
  updatedBy: string | null;
}
