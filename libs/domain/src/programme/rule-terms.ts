/** Terms that all parts of a definition are written in: texts, documents, dates, strengths, policies. */

/** A text in both languages of the product. */
export interface Text {
  zh: string;
  en: string;
}

export interface DocumentRef {
  /** Official number such as 发改办环资〔2024〕528号; some documents print none. */
  number: string | null;
  title: string;
  date: string;
}

/** A document that a programme rests on; null where no document at hand prints its day. */
export type BasisRef = Omit<DocumentRef, 'date'> & { date: string | null };

/**
 * Values that the documents leave open and the edition sets. `at` are pointers into the edition that name rows by
 * their id (or organisation) and every row by `*`; the text says in the guide what they are about.
 */
export interface OpenValue extends Text {
  at: string[];
}

/** Strength of a limit in the source: 不得 (hard) or 原则上 (soft: over it only with a recorded reason). */
export type Strength = 'hard' | 'soft';

/**
 * When something is due. Counted rules start when the stage (or the piece of work) is entered, `yearly` is the end of
 * the named month of each year, `date` the end of the named day in Beijing.
 */
export interface DueRule {
  kind: 'working-days' | 'calendar-days' | 'months' | 'yearly' | 'date';
  /** Days or months; for `yearly` the month, 1 to 12. */
  n?: number;
  date?: string;
  /** Whether the day the count starts on counts itself; the day after is the usual reading. */
  firstDay?: 'inclusive' | 'exclusive';
  /** “某日前” excludes the named day only where the edition says so. */
  namedDay?: 'inclusive' | 'exclusive';
  /** What proves that a date was kept: the instant in this system, or the postmark of what was sent on paper. */
  proof?: 'platform' | 'postmark';
  /** `yearly`: what runs for less than so many months reports a year later. */
  unlessYoungerMonths?: number;
  strength: Strength;
  source: string;
}

/**
 * When a lead may go on after asking departments (会签). `lead-decides`: all have answered or are overdue, dissent is
 * answered in writing. `all`: nobody may disagree. `at-least`: n agree. `veto`: the named organisations may not
 * disagree.
 */
export type CountersignPolicy =
  | { kind: 'lead-decides' }
  | { kind: 'all'; silence: Silence }
  | { kind: 'at-least'; n: number; silence: Silence }
  | { kind: 'veto'; orgs: string[]; silence: Silence };
/**
 * What an opinion counts as that was not given by its due date: consent, or a wait until the lead withdraws the
 * question.
 */
export type Silence = 'consent' | 'wait';

export interface ReasonCode {
  code: string;
  text: Text;
}
