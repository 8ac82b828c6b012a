import type { ConditionRule, RuleVerdict } from '@linxuan/contracts';
import { isVisible } from '@linxuan/form-rules';

export type Decided = Exclude<RuleVerdict, 'undetermined'>;
export interface GivenVerdict {
  verdict: Decided;
  reason: string;
}
/** The verdicts given so far, by rule. */
export interface ConditionDraft {
  verdicts: Record<string, GivenVerdict>;
}
export const BLANK_CONDITIONS: ConditionDraft = { verdicts: {} };

/** A verdict that departs from the computed one needs a reason; what nobody could compute is a person's own. */
export const needsReason = (rule: ConditionRule, given: GivenVerdict | undefined): boolean =>
  given !== undefined && rule.computed !== given.verdict && !isVisible(given.reason);

/** A verdict with the words that stand there; none are put in for a person who has not chosen them. */
export function giveVerdict(verdict: Decided, old: GivenVerdict | undefined): GivenVerdict {
  return { verdict, reason: old?.verdict === verdict ? old.reason : '' };
}

/** Adds a stock phrase to what is typed, once. */
export function withPhrase(reason: string, phrase: string): string {
  return reason.includes(phrase) ? reason : `${reason}${phrase}`;
}

/** The next rule without a verdict after a place, or the place itself when none is left. */
export function nextOpen(rules: readonly ConditionRule[], { verdicts }: ConditionDraft, at: number): number {
  const order = [...rules.keys()].map((step) => (at + 1 + step) % rules.length);
  return order.find((index) => !verdicts[rules[index]?.id ?? '']) ?? at;
}

export interface Progress {
  left: ConditionRule[];
  silent: ConditionRule[];
  unmet: ConditionRule[];
}
export function progressOf(rules: readonly ConditionRule[], { verdicts }: ConditionDraft): Progress {
  return {
    left: rules.filter(({ id }) => !verdicts[id]),
    silent: rules.filter((rule) => needsReason(rule, verdicts[rule.id])),
    unmet: rules.filter(({ id }) => verdicts[id]?.verdict === 'not-met'),
  };
}

export function verdictPayload(
  rules: readonly ConditionRule[],
  { verdicts }: ConditionDraft,
): { ruleId: string; computed: RuleVerdict; verdict: Decided; reason?: string }[] {
  return rules.flatMap(({ id, computed }) => {
    const given = verdicts[id];
    return given
      ? [
          {
            ruleId: id,
            computed,
            verdict: given.verdict,
            ...(!isVisible(given.reason) ? {} : { reason: given.reason.trim() }),
          },
        ]
      : [];
  });
}

/** Confirms every verdict that the system could compute and nobody has touched. */
export function confirmComputed(rules: readonly ConditionRule[], { verdicts }: ConditionDraft): ConditionDraft {
  const confirmed = rules
    .filter(({ id, computed }) => computed !== 'undetermined' && !verdicts[id])
    .map(({ id, computed }) => [id, { verdict: computed as Decided, reason: '' }] as const);
  return { verdicts: { ...verdicts, ...Object.fromEntries(confirmed) } };
}

export interface CaseFact {
  id: string | null;
  site: string | null;
  startDate: string | null;
  monthsInUse: number | null;
  counted: boolean | null;
  whyNot: string | null;
}
export function caseFacts(rule: ConditionRule): CaseFact[] | null {
  return Array.isArray(rule.facts['cases']) ? (rule.facts['cases'] as CaseFact[]) : null;
}
export interface ProofFact {
  id: string | null;
  number: string | null;
  counted: boolean | null;
  type?: string | null;
  grantDate?: string | null;
  validNumber?: boolean | null;
  issuer?: string | null;
  issuedOn?: string | null;
  qualificationKind?: string | null;
}
export function proofFacts(rule: ConditionRule): ProofFact[] | null {
  return Array.isArray(rule.facts['rows']) ? (rule.facts['rows'] as ProofFact[]) : null;
}
