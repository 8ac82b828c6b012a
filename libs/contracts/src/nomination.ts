import type { CaseRow, DossierRow, StateMeaning, Text, WorksheetName } from '@linxuan/domain';
import type {
  DeadlineDto,
  DossierListDto,
  LetterContent,
  OfferedActionDto,
  PersonDto,
  QuotaMeterDto,
  ScanDto,
} from './dossier';
import type { AwayDto } from './task';

/** A condition of the call as far as the content alone settles it. */
export interface ConditionDto {
  ruleId: string;
  title: Text;
  verdict: 'met' | 'not-met' | 'undetermined';
  explanation: Text;
}

export interface CandidateOpinionDto {
  id: string;
  orgId: string;
  orgName: Text;
  stage: string;
  state: string;
  verdict: 'agree' | 'disagree' | 'ask-back' | null;
  text: string | null;
  by: string | null;
  answeredAt: string | null;
  dueAt: string | null;
  overdue: boolean;
  /** The lead's written answer to a dissent. */
  answer: { text: string; by: string | null; at: string } | null;
}

/** Figures of one application that ranking looks at. Quantities are decimal strings as the applicant gave them. */
export interface CandidateFiguresDto {
  annualTce: string | null;
  annualTco2: string | null;
  annualWater: string | null;
  investment: string | null;
  paybackYears: string | null;
  cases: {
    total: number;
    counted: number;
    required: number;
    verdict: 'met' | 'not-met' | 'undetermined';
    explanation: Text;
    months: (number | null)[];
  } | null;
  patents: { total: number; invention: number; utility: number };
  reports: { total: number; kinds: string[]; qualifications: string[] };
  conditions: ConditionDto[];
}

export interface CandidateDto extends Pick<
  CaseRow,
  | 'id'
  | 'number'
  | 'title'
  | 'holderName'
  | 'area'
  | 'category'
  | 'state'
  | 'version'
  | 'revision'
  | 'submittedAt'
  | 'firstSubmittedAt'
  | 'enteredAt'
  | 'reasonCode'
> {
  categoryName: Text | null;
  areaName: Text | null;
  figures: CandidateFiguresDto;
  opinions: CandidateOpinionDto[];
  /** Other applications with the same patent, file, or holder and name. */
  duplicates: number;
  slot: number | null;
  availableActions: OfferedActionDto[];
}

/** `GET /api/nomination?stage=`: everything that one screen needs to choose, rank and send a batch. */
export interface NominationWorkspaceDto {
  stage: {
    id: string;
    title: Text;
    by: 'nominator' | 'group';
    to: 'nominator' | 'authority';
    rejectReasons: { code: string; text: Text }[];
    source: string;
  };
  edition: { id: string; title: Text; callNumber: string | null; callTitle: string };
  owner: Text;
  recipient: Text | null;
  /** Every nomination of the organisation, the one that is due next first; one screen shows one of them. */
  places: { editionId: string; stage: string; title: Text; stageTitle: Text; state: string }[];
  /** The batch at hand: in draft, prepared, sent, or the last one closed. */
  dossier: DossierRow & { preparedByName: string | null; releasedByName: string | null };
  dossierActions: OfferedActionDto[];
  content: LetterContent | null;
  scan: ScanDto | null;
  history: DossierListDto[];
  quota: QuotaMeterDto | null;
  deadline: DeadlineDto | null;
  pool: CandidateDto[];
  nominated: CandidateDto[];
  /** Cases of this holder by state, over all its stages. */
  counts: { state: string; meaning: StateMeaning | null; count: number }[];
  received: number;
  departments: Text[];
  preparers: PersonDto[];
  releasers: PersonDto[];
  areas: { code: string; name: Text }[];
}

/** `GET /api/desk/departments?case=…`: whom a nominator may ask, with their load and a proposal for each case. */
export interface DepartmentLoadDto {
  departments: {
    org: string;
    name: Text;
    short: Text;
    branches: { code: string; name: Text }[];
    open: number;
    overdue: number;
    answered: number;
  }[];
  proposals: Record<string, string[]>;
  /** When an opinion asked for now would be due. */
  dueAt: string | null;
  opinionDays: number | null;
}

/** `GET /api/desk/reviewers`: who of the own organisation can take an opinion, with the load. */
export interface ReviewerLoadDto {
  reviewers: { userId: string; name: string; open: number; overdue: number }[];
}

/** `GET /api/desk/return-date?case=`: until when a correction asked for now would run. */
export interface ReturnDateDto {
  dueAt: string;
  workingDays: number;
  timeLeft: Text;
}

/** `GET /api/desk/opinions?state=`: what the own department was asked, earliest due first. */
export interface InboxOpinionDto {
  id: string;
  version: number;
  caseId: string;
  number: string;
  title: string;
  holderName: string;
  category: string | null;
  categoryName: Text | null;
  stage: string;
  stageKind: string;
  /** The page on which it is answered or signed. */
  worksheet: WorksheetName | null;
  stageTitle: Text;
  leadName: Text | null;
  state: string;
  round: number;
  assigneeUser: string | null;
  assigneeName: string | null;
  away: AwayDto | null;
  verdict: 'agree' | 'disagree' | 'ask-back' | null;
  askedAt: string;
  dueAt: string | null;
  urgency: 'overdue' | 'today' | 'soon' | 'normal' | null;
  timeLeft: Text | null;
}
