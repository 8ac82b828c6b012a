import type { ResultNouns } from '@linxuan/domain';
import type { OfficialBlock } from './official';

/** `undetermined` means that the facts do not settle the rule and a person decides. */
export type RuleVerdict = 'met' | 'not-met' | 'undetermined';

export interface EligibilityRuleResult {
  /** The document's wording of the rule. */
  readonly requirement: string;
  /** Facts that the rule used, one per line. */
  readonly facts: readonly string[];
  readonly computed: RuleVerdict;
  readonly decided: RuleVerdict;
  /** Required where the decision departs from the computed verdict. */
  readonly reason?: string;
  readonly person: string;
}

/** 条件审核表 of one nominated application. */
export interface EligibilityPaperData {
  readonly nouns: ResultNouns;
  readonly title: string;
  readonly caseNumber: string;
  readonly name: string;
  readonly holder: string;
  readonly nominator: string;
  readonly area: string;
  readonly ruleVersion: string;
  readonly rules: readonly EligibilityRuleResult[];
  readonly conclusion: string;
  readonly checkedBy: string;
  readonly confirmedBy: string;
  readonly date: string | null;
}

/** A ministry department's review or recheck of one case. */
export interface DepartmentReviewPaperData {
  readonly nouns: ResultNouns;
  readonly title: string;
  readonly caseNumber: string;
  readonly name: string;
  readonly holder: string;
  readonly nominator: string;
  readonly area: string;
  readonly category: string;
  readonly department: string;
  /** Duty under which the department reviews, e.g. 工业节能与综合利用. */
  readonly duty: string;
  readonly dueDate: string | null;
  readonly verdict: 'pass' | 'fail' | 'ask-back';
  readonly points: readonly { readonly question: string; readonly finding: string }[];
  readonly opinion: string;
  readonly askedBack?: { readonly question: string; readonly answer: string; readonly date: string };
  readonly reviewer: string;
  readonly head: string;
  readonly date: string | null;
}

export interface ScoredCriterion {
  readonly name: string;
  /** What the criterion asks. */
  readonly guidance: string;
  /** Highest score. */
  readonly maximum: number;
  readonly score: number | null;
  readonly comment: string;
}

/** One expert's sheet for one case. */
export interface ExpertScoreSheetData {
  readonly nouns: ResultNouns;
  readonly title: string;
  /** The evaluation by its title in the edition: 书面评审, 技术答辩. */
  readonly stage: string;
  readonly caseNumber: string;
  readonly name: string;
  readonly area: string;
  readonly panel: string;
  /** Name or, where sheets are anonymous, the seat's code. */
  readonly expert: string;
  readonly criteria: readonly ScoredCriterion[];
  readonly overall: string;
  /** Whether its total reaches the pass mark; null where the edition states none. */
  readonly passed: boolean | null;
  readonly recusalDeclared: boolean;
  readonly date: string | null;
}

/** Scores of one case as the panel gave them; figures come computed, the sheet only shows them. */
export interface PanelCaseResult {
  readonly caseNumber: string;
  readonly name: string;
  /** Mean per criterion, in the order of the panel's criteria. */
  readonly criterionMeans: readonly (number | null)[];
  readonly mean: number | null;
  /** Highest total less lowest total. */
  readonly spread: number | null;
  readonly deviation: number | null;
  readonly sheets: number;
  /** How many sheets reach the pass mark; null where the edition states none. */
  readonly passed: number | null;
  readonly remark: string;
}

/** 评审汇总表 of a panel. */
export interface PanelSummaryData {
  readonly nouns: ResultNouns;
  readonly title: string;
  readonly panel: string;
  readonly area: string;
  readonly criteria: readonly { readonly name: string; readonly maximum: number }[];
  readonly cases: readonly PanelCaseResult[];
  readonly chair: string;
  readonly recorder: string;
  readonly date: string | null;
}

/** 评审会议纪要 of a panel session. */
export interface PanelMinutesData {
  readonly nouns: ResultNouns;
  readonly title: string;
  readonly organiser: string;
  readonly date: string;
  readonly place: string;
  readonly chair: string;
  readonly recorder: string;
  readonly members: readonly { readonly name: string; readonly organisation: string; readonly specialty: string }[];
  readonly observers: readonly string[];
  readonly recusals: readonly {
    readonly expert: string;
    readonly caseNumber: string;
    readonly reason: string;
    readonly replacement: string | null;
  }[];
  readonly proceedings: readonly string[];
  readonly results: readonly {
    readonly caseNumber: string;
    readonly name: string;
    readonly mean: number | null;
    readonly conclusion: string;
  }[];
  readonly dissents: readonly { readonly expert: string; readonly text: string }[];
}

export interface RankedItem {
  readonly rank: number;
  readonly caseNumber: string;
  readonly name: string;
  readonly nominator: string;
  readonly writtenMean: number | null;
  readonly oralMean: number | null;
  readonly total: number | null;
  /** Listed or not; differs from the side of the cut line only with a reason. */
  readonly listed: boolean;
  readonly reason?: string;
}

/** One area's ranking, best first. The cut line stands below the item at `cutAfter` (0: nothing is listed). */
export interface AreaRanking {
  readonly area: string;
  readonly cutAfter: number;
  readonly items: readonly RankedItem[];
}

/** Minutes of the decision on the list (研究确定清单的会议纪要). */
export interface ListDecisionMinutesData {
  readonly nouns: ResultNouns;
  readonly title: string;
  readonly organiser: string;
  readonly date: string;
  readonly place: string;
  readonly chair: string;
  readonly attendees: readonly string[];
  /** The evaluations whose averages are compared, by their titles; none where the edition has none. */
  readonly evaluations: readonly { readonly kind: 'written' | 'oral'; readonly title: string }[];
  readonly deliberation: readonly OfficialBlock[];
  readonly areas: readonly AreaRanking[];
  /** Two different persons: who proposed the list and who approved it. */
  readonly proposedBy: string;
  readonly approvedBy: string;
}
