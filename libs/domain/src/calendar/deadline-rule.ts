import type { BusinessDate } from './business-date';
import type { Bilingual } from './bilingual';
import type { FirstDay } from './working-days';

/** 原则上 makes a deadline soft: missing it is recorded and asked about. A hard one refuses. */
export type DeadlineStrength = 'hard' | 'soft';

interface RuleBase {
  /** Default hard. */
  readonly strength?: DeadlineStrength;
}

/** “某日前”. No call but 发改环资〔2025〕13号 says whether the named day counts; the default is that it does. */
export interface FixedDateRule extends RuleBase {
  readonly type: 'fixed-date';
  readonly date: BusinessDate;
  readonly namedDay?: FirstDay;
}

interface AfterEvent extends RuleBase {
  /** Name of the event in the facts. */
  readonly event: string;
  /** How the event is called in explanations; its date alone when absent. */
  readonly eventTitle?: Bilingual;
}

export interface WorkingDaysAfterRule extends AfterEvent {
  readonly type: 'working-days-after';
  readonly days: number;
  readonly firstDay?: FirstDay;
}

export interface CalendarDaysAfterRule extends AfterEvent {
  readonly type: 'calendar-days-after';
  readonly days: number;
  readonly firstDay?: FirstDay;
  /** What happens when the last day is no working day; default it stays. */
  readonly lastDay?: 'as-is' | 'next-working-day';
}

export interface CalendarMonthsAfterRule extends AfterEvent {
  readonly type: 'calendar-months-after';
  readonly months: number;
  readonly lastDay?: 'as-is' | 'next-working-day';
}

/** A length that must at least be kept (公示不少于n个工作日): the resolved instant is the earliest end, not the latest. */
export interface MinimumNoticeRule extends AfterEvent {
  readonly type: 'minimum-notice';
  readonly workingDays: number;
  readonly firstDay?: FirstDay;
}

/** The end of a named month every year (每年11月底前); what is too young then is due a year later. */
export interface YearlyRule extends AfterEvent {
  readonly type: 'yearly';
  /** 1 to 12. */
  readonly month: number;
  readonly unlessYoungerMonths?: number;
}

export type DeadlineRule =
  | FixedDateRule
  | WorkingDaysAfterRule
  | CalendarDaysAfterRule
  | CalendarMonthsAfterRule
  | MinimumNoticeRule
  | YearlyRule;

/** Event name to its instant (ISO with offset) or business date. */
export type DeadlineFacts = Readonly<Record<string, string | undefined>>;

export interface ResolvedDeadline {
  /** Last instant of dueDate in Beijing, ISO in UTC. */
  readonly dueAt: string;
  readonly dueDate: BusinessDate;
  /** `latest`: to be done by dueAt. `earliest`: may not end before dueAt. */
  readonly bound: 'latest' | 'earliest';
  readonly strength: DeadlineStrength;
  /** Counted over a year whose holidays are not announced: the date may still move, and the explanation says so. */
  readonly provisional: boolean;
  readonly explanation: Bilingual;
}

/** The event that starts the count has not happened. */
export interface DeadlineFactMissing {
  readonly refused: true;
  readonly code: 'deadline-fact-missing';
  readonly params: { readonly event: string };
}
