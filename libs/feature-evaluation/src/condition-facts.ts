import type { ConditionRule } from '@linxuan/contracts';
import { businessDateOf, calendarFromChineseDays, clockworkOf, judge, parseEligibilityRules, type EligibilityRule } from '@linxuan/domain';
import type { Json } from '@linxuan/form-rules';
import type { CompiledEdition } from '@linxuan/platform';
import { iso, type DeskCaseRow } from './desk-case';

const clockwork = clockworkOf(calendarFromChineseDays());
const parsed = new WeakMap<object, EligibilityRule[]>();

function rulesOf({ machine, form }: CompiledEdition): EligibilityRule[] {
  const known = parsed.get(machine);
  if (known) return known;
  const rules = parseEligibilityRules(machine.definition.eligibility, form);
  parsed.set(machine, rules);
  return rules;
}

/** The day by which nominations are due: what "one year" is counted to where the edition says so. */
function nominationDay({ machine }: CompiledEdition, route: string | null, now: string): string | null {
  const stage = machine.path(route).map((id) => machine.stages.get(id)).findLast((one) => one?.kind === 'nomination');
  const due = stage?.kind === 'nomination' ? clockwork.due(stage.deadline, now) : null;
  return due === null ? null : businessDateOf(due);
}

/**
 * Each eligibility rule with its computed verdict and what it rests on. The stored content also holds the files, whose number
 * per slot is a fact: a patent without any certificate is left to a person.
 */
export function judgeCase(edition: CompiledEdition, row: DeskCaseRow, route: string | null, stored: Record<string, unknown>, now: string): ConditionRule[] {
  const { attachments, marks: _marks, ...content } = stored;
  const files: Record<string, number> = Object.fromEntries(edition.form.attachments.map(({ id }) => [id, 0]));
  for (const { slot } of (attachments ?? []) as { slot: string }[]) files[slot] = (files[slot] ?? 0) + 1;
  const submitted = iso(row.first_submitted_at);
  const rules = rulesOf(edition);
  const results = judge(rules, content as Json, { submittedOn: submitted === null ? null : businessDateOf(submitted), deadline: nominationDay(edition, route, now), files }, edition.form);
  return results.map((result, index) => {
    const rule = rules[index];
    if (!rule) throw new Error(`No rule ${result.ruleId}`);
    return { id: rule.id, title: rule.title, basis: rule.basis, strength: rule.strength, computed: result.verdict, explanation: result.explanation, facts: { ...result.facts }, inputs: [...rule.inputs] };
  });
}
