import type { QuotaExtraRule, QuotaExtras } from '../programme/definition';

/** What the authority answers to one ground that it decides on; grounds by fact are computed and never answered. */
export interface ExtraAnswer {
  readonly ruleId: string;
  readonly number: number;
}

export interface ExtraGrant {
  readonly ruleId: string;
  readonly number: number;
}

export type ExtrasProblem =
  | { readonly code: 'quota.groundUnknown'; readonly ruleId: string }
  | { readonly code: 'quota.groundNotFiled'; readonly ruleId: string }
  | { readonly code: 'quota.groundByFact'; readonly ruleId: string }
  | { readonly code: 'quota.groundUnanswered'; readonly ruleId: string }
  | { readonly code: 'quota.groundTwice'; readonly ruleId: string }
  | { readonly code: 'quota.groundOutOfRange'; readonly ruleId: string; readonly min: number; readonly max: number };

export type ExtrasResult =
  | { readonly ok: true; readonly grants: readonly ExtraGrant[]; readonly total: number }
  | { readonly ok: false; readonly problem: ExtrasProblem };

/** What a ground is worth at most, before anybody has looked at evidence. */
export function mostOf(rule: QuotaExtraRule, facts: Readonly<Record<string, number>>): number {
  switch (rule.by) {
    case 'fact':
      return stepOf(rule, facts);
    case 'evidence':
      return rule.add;
    case 'discretion':
      return rule.range[1];
  }
}

/** The highest step that is reached; steps exclude each other (“4个及以上、6个以下”加2个，6个及以上加4个). */
function stepOf(rule: Extract<QuotaExtraRule, { by: 'fact' }>, facts: Readonly<Record<string, number>>): number {
  const value = facts[rule.fact] ?? 0;
  const reached = rule.steps.filter(({ from }) => value >= from).sort((a, b) => b.from - a.from);
  return reached[0]?.add ?? 0;
}

/**
 * Extra slots of one holder: what it filed, what the authority answered, what the roster knows of it. Only filed
 * grounds count; a ground by fact is worth what its steps say, evidence its fixed number or nothing, discretion nothing
 * or a number in its range.
 */
export function grantExtras(
  extras: QuotaExtras,
  facts: Readonly<Record<string, number>>,
  filed: readonly string[],
  answers: readonly ExtraAnswer[],
): ExtrasResult {
  const fault = (problem: ExtrasProblem): ExtrasResult => ({ ok: false, problem });
  for (const { ruleId } of answers) {
    const rule = extras.rules.find(({ id }) => id === ruleId);
    if (!rule) return fault({ code: 'quota.groundUnknown', ruleId });
    if (!filed.includes(ruleId)) return fault({ code: 'quota.groundNotFiled', ruleId });
    if (rule.by === 'fact') return fault({ code: 'quota.groundByFact', ruleId });
    if (answers.filter((one) => one.ruleId === ruleId).length > 1) return fault({ code: 'quota.groundTwice', ruleId });
  }
  const grants: ExtraGrant[] = [];
  for (const rule of extras.rules) {
    if (!filed.includes(rule.id)) continue;
    if (rule.by === 'fact') {
      grants.push({ ruleId: rule.id, number: stepOf(rule, facts) });
      continue;
    }
    const given = answers.find(({ ruleId }) => ruleId === rule.id);
    if (!given) return fault({ code: 'quota.groundUnanswered', ruleId: rule.id });
    const [min, max] = rule.by === 'evidence' ? [rule.add, rule.add] : rule.range;
    if (given.number !== 0 && (!Number.isInteger(given.number) || given.number < min || given.number > max))
      return fault({ code: 'quota.groundOutOfRange', ruleId: rule.id, min, max });
    grants.push({ ruleId: rule.id, number: given.number });
  }
  return { ok: true, grants, total: grants.reduce((sum, { number }) => sum + number, 0) };
}
