import { Type, type Static } from '@sinclair/typebox';
import type { BulkAction, NextStep, SubjectType, Text, WorksheetName } from '@linxuan/domain';
import type { Problem } from './problems';
import { PageNumber } from './numbers';
import { Content, FilterKey, Key, SearchText, Shaped, Uuid } from './text';

export type Urgency = 'overdue' | 'today' | 'soon' | 'normal';

/** Whoever has the work is away; who, is left out for readers of another organisation. */
export interface AwayDto {
  people: string[];
  deputies: string[];
  until: string;
}

/** One open piece of work. Instants are ISO 8601 in UTC; `age` is whole days since it was opened. */
export interface TaskDto {
  id: string;
  kind: string;
  subjectType: SubjectType;
  subjectId: string;
  caseId: string | null;
  dossierId: string | null;
  editionId: string;
  /** Programme and year. */
  edition: Text;
  stage: string;
  /** What kind of stage it is; programmes call their stages as they like. */
  stageKind: string;
  stageTitle: Text;
  /** The page on which it is done; null where that is the page of its case or dossier. */
  worksheet: WorksheetName | null;
  /** What may be done to many of its kind at once; empty where each needs its page. */
  bulk: readonly BulkAction[];
  orgId: string;
  role: string;
  userId: string | null;
  /** The case's title, or what batch or list it is. */
  subject: Text;
  /** Whose it is: the holder of the case, or the body whose batch it is; null where that is the reader's own or hidden. */
  concerns: Text | null;
  number: string | null;
  /** Which report, payment or change of the case it is about; null where the kind says it all. */
  detail: Text | null;
  openedAt: string;
  dueAt: string | null;
  urgency: Urgency;
  timeLeft: Text | null;
  age: number;
  away: AwayDto | null;
}
export interface TaskCountsDto {
  total: number;
  overdue: number;
  today: number;
  soon: number;
  byKind: Record<string, number>;
  /** Programmes and years that the work belongs to, the one with most work first. */
  byEdition: { id: string; edition: Text; count: number }[];
}

const many = (description: string) =>
  Type.Optional(
    Type.Union([FilterKey(), Type.Array(FilterKey(), { maxItems: 60 })], {
      description,
    }),
  );
/** Query of every list: page from 1, up to 200 rows a page. */
export const pageQuery = {
  page: PageNumber(),
  perPage: Type.Integer({ minimum: 1, maximum: 200, default: 25 }),
  order: Type.Union([Type.Literal('ASC'), Type.Literal('DESC')], { default: 'ASC' }),
  q: Type.Optional(SearchText(200)),
};
const taskFilters = {
  kind: many('kinds of work'),
  stage: many('stages'),
  urgency: Type.Optional(Type.Union(['overdue', 'today', 'soon', 'normal'].map((one) => Type.Literal(one as Urgency)))),
  editionId: Type.Optional(FilterKey()),
};
const sort = Shaped('^(dueAt|openedAt|title|number|kind|stage|edition|urgency|age|id)$', { default: 'dueAt' });
export const TaskQuery = Type.Object({ ...pageQuery, ...taskFilters, sort });
export type TaskQueryDto = Static<typeof TaskQuery>;
export const ExportFormatQuery = Type.Union([Type.Literal('xlsx'), Type.Literal('csv')], { default: 'xlsx' });
export const TaskExportQuery = Type.Object({ ...pageQuery, ...taskFilters, sort, format: ExportFormatQuery });
export type TaskExportQueryDto = Static<typeof TaskExportQuery>;

export interface HomeGroupDto {
  kind: string;
  count: number;
  overdue: number;
  earliestDue: string | null;
  sample: TaskDto[];
}
/**
 * What stands on the first page. Besides the work, what the role watches; absent where it does not concern the role.
 */
export interface HomeDto {
  role: string;
  due: { overdue: number; today: number; soon: number };
  groups: HomeGroupDto[];
  /** Applicants: their applications, newest first. */
  applications?: HomeCaseDto[];
  /** Nominators and groups: the dossiers in hand, each with the account it draws on. */
  dossiers?: {
    id: string;
    editionId: string;
    title: Text;
    quota: { cap: number; used: number } | null;
    stage: string;
    stageTitle: Text;
    state: string;
    number: string | null;
    items: number;
    deadline: string | null;
    timeLeft: Text | null;
    urgency: Urgency | null;
  }[];
  /** Those who lead a stage: cases in hand by edition and stage, in the order of the stages. */
  stages?: { editionId: string; edition: Text; stage: string; title: Text; count: number; overdue: number }[];
  /** Departments: opinions by state. Experts: seats by state. */
  opinions?: { state: string; count: number }[];
  seats?: { state: string; count: number }[];
  /** Operators and the authority: years whose holidays should be entered by now; absent where none is missing. */
  calendarYears?: number[];
  /** Operators, the authority and applicants: what takes no applications now; absent for everybody else. */
  calls?: HomeCallsDto;
  /** Operators: what an installation lacks before it can take applications; absent once nothing is lacking. */
  setup?: SetupStepDto[];
  /** Operators: what needs a hand. */
  operations?: { parked: number; pending: number; failedJobs: number; waitingJobs: number; lockedUsers: number };
  /**
   * Whoever decides what another person proposed: powers, orders, codes, editions. Absent for roles that decide none of
   * these.
   */
  signatures?: SignaturesDto;
}
export const SETUP_STEPS = ['password', 'second', 'authority', 'nominators', 'mail', 'calendar', 'programme'] as const;
/** A step of the first hour, as the facts have it and not as somebody ticked it. */
export interface SetupStepDto {
  step: (typeof SETUP_STEPS)[number];
  done: boolean;
  /** How much of it there is, and of how much, where it can be counted. */
  count: number | null;
  of: number | null;
  /** Why the last test message did not arrive. */
  error: string | null;
}
/** Whether anything can be applied to, and what cannot. */
export interface HomeCallsDto {
  /** Editions that take applications now; of the authority its own. */
  open: number;
  /** Programmes of which no edition does, each with its newest edition. An applicant is told the last one only. */
  closed: {
    programmeId: string;
    editionId: string;
    title: Text;
    /** The last instant at which an application was taken. */
    closesAt: string | null;
    /** The authority: what is being prepared to follow. */
    next: { editionId: string; version: number; state: 'draft' | 'proposed' | 'approved' } | null;
  }[];
}
/**
 * What waits for a second person who is none of those that signed, with any account and on either side of a deputation.
 */
export interface SignaturesDto {
  count: number;
  /** What waits longest first, twenty at most. */
  waiting: {
    /** Key of the list of what needs two people. */
    rule: string;
    id: string;
    what: Text;
    /** Whom or what it concerns. */
    about: Text;
    /** Null where a command wrote it. */
    proposedBy: string | null;
    since: string;
    /** The page on which it is decided. */
    link: string;
  }[];
}
/** Open work of one identity of the person: an own membership or a deputation in force. */
export interface IdentityWorkDto {
  membershipId: string;
  /** All open work of the identity with what waits for its signature, and how much of it is overdue. */
  count: number;
  overdue: number;
  /**
   * What of it the role at hand does not show: how much, how much overdue, the first date, and the most urgent pieces.
   */
  elsewhere: {
    count: number;
    overdue: number;
    earliestDue: string | null;
    sample: TaskDto[];
    /** What others proposed and this identity may decide, what waits longest first; a few of what `count` holds. */
    signatures: SignaturesDto['waiting'];
  };
}
export interface HomeCaseDto {
  id: string;
  number: string;
  title: string;
  /** Programme and year. */
  edition: Text;
  state: string;
  stage: string;
  outcome: string;
  publicTitle: Text;
  heldBy: string;
  dueAt: string | null;
  timeLeft: Text | null;
  urgency: Urgency | null;
  /**
   * Stage in which the case is, and the instant by which whoever has it should be done; null where no date is stated.
   */
  stageTitle: Text;
  hereUntil: string | null;
  /** The stages ahead on the case's route, with what the programme states of their time. */
  steps: NextStep[];
}

const subject = Type.Object(
  {
    type: Type.Union(
      ['case', 'dossier', 'opinion', 'seat', 'objection', 'obligation', 'deadline'].map((one) =>
        Type.Literal(one as SubjectType),
      ),
    ),
    id: Uuid(),
  },
  { additionalProperties: false },
);
export const DryRunBody = Type.Object(
  {
    subjects: Type.Array(subject, { minItems: 1, maxItems: 200 }),
    action: Key(64),
    payload: Type.Optional(Content()),
  },
  { additionalProperties: false },
);
export interface DryRunBodyDto {
  subjects: { type: SubjectType; id: string }[];
  action: string;
  payload?: Record<string, unknown>;
}
/** What would happen to one subject; `refusal` is null where the action can be done. */
export interface SubjectCheckDto {
  type: SubjectType;
  id: string;
  version: number;
  number: string | null;
  title: string | null;
  refusal: Problem | null;
}
