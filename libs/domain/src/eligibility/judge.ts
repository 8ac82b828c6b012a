import { ExpressionError, withoutBlanks, type FormDefinition, type Json } from '@linxuan/form-rules';
import type { EligibilityFacts, EligibilityResult, EligibilityRule, Finding } from './rule';
import { baseline } from './evaluators/baseline';
import { casesInUse } from './evaluators/cases-in-use';
import { hasPatent, thirdPartyReport } from './evaluators/proofs';
import { areaOpen, condition, declaredClean } from './evaluators/statements';

/**
 * One verdict per rule, with the facts it used. A verdict is advice: the staff confirm it or overrule it with a reason,
 * and decide what is undetermined. Never throws on content.
 */
export function judge(
  rules: readonly EligibilityRule[],
  content: Json,
  facts: EligibilityFacts,
  form?: FormDefinition,
): EligibilityResult[] {
  const clean = withoutBlanks(content);
  return rules.map((rule) => ({ ruleId: rule.id, strength: rule.strength, ...find(rule, clean, facts, form) }));
}

function find(
  { evaluator }: EligibilityRule,
  content: Json,
  facts: EligibilityFacts,
  form: FormDefinition | undefined,
): Finding {
  switch (evaluator.kind) {
    case 'cases-in-use':
      return casesInUse(evaluator, content, facts);
    case 'has-patent':
      return hasPatent(evaluator, content, facts);
    case 'third-party-report':
      return thirdPartyReport(evaluator, content, facts);
    case 'declared-clean':
      return declaredClean(evaluator, content, facts);
    case 'area-open':
      return areaOpen(evaluator, content, facts);
    case 'feel':
      return conditionOrOpen(evaluator, content, facts, form);
    case 'baseline':
      return baseline(evaluator, content, facts);
    case 'by-person':
      return {
        verdict: 'undetermined',
        facts: {},
        explanation: { zh: '由审核人员判断。', en: 'To be judged by a person.' },
      };
  }
}

/**
 * Without a form, a field that nobody filled in is an unknown name; that is an unknown and not a mistake of the rule.
 */
function conditionOrOpen(...[config, content, facts, form]: Parameters<typeof condition>): Finding {
  try {
    return condition(config, content, facts, form);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return {
      verdict: 'undetermined',
      facts: { expression: config.expression },
      explanation: { zh: '资料不足，无法判断。', en: 'The condition cannot be determined.' },
    };
  }
}
