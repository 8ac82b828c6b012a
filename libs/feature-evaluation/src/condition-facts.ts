import type { ConditionRule } from '@linxuan/contracts';
import { eligibilityRulesOf, judgeSubmission } from '@linxuan/domain';
import type { CompiledEdition } from '@linxuan/platform';
import type { WorkspaceCaseRow } from '@linxuan/persistence';

/**
 * Each eligibility rule with its computed verdict and what it rests on, as the worksheet shows it.
 */
export function judgeCase(
  edition: CompiledEdition,
  row: WorkspaceCaseRow,
  route: string | null,
  stored: Record<string, unknown>,
): ConditionRule[] {
  const rules = eligibilityRulesOf(edition.machine, edition.form);
  const results = judgeSubmission(edition.machine, edition.form, stored, {
    route,
    submittedAt: row.firstSubmittedAt,
    ...(edition.earlier ? { earlier: edition.earlier } : {}),
  });
  return results.map((result, index) => {
    const rule = rules[index];
    if (!rule) throw new Error(`No rule ${result.ruleId}`);
    return {
      id: rule.id,
      title: rule.title,
      basis: rule.basis,
      strength: rule.strength,
      computed: result.verdict,
      explanation: result.explanation,
      facts: { ...result.facts },
      inputs: [...rule.inputs],
    };
  });
}
