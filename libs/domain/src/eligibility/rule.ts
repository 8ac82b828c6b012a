import type { Json, LocalText } from '@linxuan/form-rules';
import type { EarlierEdition } from './evaluators/baseline';

/** 不得 and plain requirements are hard; 原则上 is soft: not met, it asks for a recorded reason instead of a refusal. */
export type EligibilityStrength = 'hard' | 'soft';
export type EligibilityVerdict = 'met' | 'not-met' | 'undetermined';

/**
 * How a rule is decided, as data of the edition. What the documents leave open stands here as a value and nowhere in
 * code: `each` (whether every one of the counted cases must have run the years, or one of them) and `reference` (the
 * day up to which the years are counted).
 */
export type EligibilityEvaluator =
  /** `inclusive`: 1年以上 counts exactly one year, 超过1年 does not. */
  | {
      kind: 'cases-in-use';
      min: number;
      country: string;
      minYears: number;
      inclusive: boolean;
      each: boolean;
      reference: ReferenceDay;
    }
  | { kind: 'has-patent'; min: number; accept: readonly string[]; reference: ReferenceDay }
  /** `qualified`: the issuer's qualification must be stated; those in `unclear` leave it to a person. */
  | {
      kind: 'third-party-report';
      min: number;
      qualified: boolean;
      accept: readonly string[];
      unclear: readonly string[];
      reference: ReferenceDay;
    }
  /**
   * `lists` are fields under `/declarations`; `checked` asks for the authority's own look-up besides the declaration.
   */
  | { kind: 'declared-clean'; lists: readonly string[]; checked: boolean }
  | { kind: 'area-open'; areas: readonly string[] }
  /** A condition that is true where the rule is met; it sees the content and `facts`. */
  | { kind: 'feel'; expression: string }
  /** Numbers held against the same type of an earlier edition, whose indicators come with the edition. */
  | {
      kind: 'baseline';
      file: string;
      typeField: string;
      indicators: readonly { id: string; field: string; better: 'higher' | 'lower' }[];
    }
  /** What only a person can judge: always undetermined, so that it appears on the worksheet. */
  | { kind: 'by-person' };

export type ReferenceDay = 'submission' | 'deadline';

export interface EligibilityRule {
  id: string;
  title: LocalText;
  /** Document number, and what it asks for in our words. */
  basis: { document: string; summary: LocalText };
  strength: EligibilityStrength;
  /** JSON pointers of the content that the verdict rests on; a change elsewhere leaves it standing. */
  inputs: readonly string[];
  evaluator: EligibilityEvaluator;
}

/** What the content cannot know. Dates as `YYYY-MM-DD` in Asia/Shanghai; a missing one leaves verdicts undetermined. */
export interface EligibilityFacts {
  /** Day on which the application counts as submitted. */
  submittedOn: string | null;
  /** Day by which nominations are due. */
  deadline: string | null;
  /** Result of the authority's own look-ups by list, where there was one. */
  records?: Readonly<Record<string, 'clean' | 'listed'>>;
  /** Number of files by attachment slot, where known: a patent or report without any file is left to a person. */
  files?: Readonly<Record<string, number>>;
  /** Indicators of earlier editions by file. */
  earlier?: Readonly<Record<string, EarlierEdition>>;
  /** Where the form has the area, as a JSON pointer; absent: where the delivered forms have it. */
  areaField?: string;
  /** Further facts for conditions, as `facts.<name>`. */
  more?: Readonly<Record<string, Json>>;
}

export interface EligibilityResult {
  ruleId: string;
  strength: EligibilityStrength;
  verdict: EligibilityVerdict;
  /** What the verdict used, for the worksheet and the ledger; JSON. */
  facts: Readonly<Record<string, Json>>;
  explanation: LocalText;
}

/** What an evaluator returns; the rule's id and strength are added by `judge`. */
export type Finding = Pick<EligibilityResult, 'verdict' | 'facts' | 'explanation'>;
