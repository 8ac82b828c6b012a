import type { FormDefinition, Json } from '@linxuan/form-rules';
import { businessDateOf } from '../calendar';
import { bindingsOf } from '../programme/bindings';
import type { CaseMachine } from '../programme/machine';
import { parseEligibilityRules } from './check-rules';
import { judge } from './judge';
import type { EligibilityFacts, EligibilityResult, EligibilityRule } from './rule';

const parsed = new WeakMap<object, EligibilityRule[]>();

/** The rules of a compiled edition, read once. */
export function eligibilityRulesOf(machine: CaseMachine, form: FormDefinition): EligibilityRule[] {
  const known = parsed.get(machine) ?? parseEligibilityRules(machine.definition.eligibility, form);
  parsed.set(machine, known);
  return known;
}

/** The day by which nominations of a route are due: what "one year" is counted to where the edition says so. */
function nominationDay(machine: CaseMachine, route: string | null): string | null {
  const stage = machine
    .path(route)
    .map((id) => machine.stages.get(id))
    .findLast((one) => one?.kind === 'nomination');
  return stage?.kind === 'nomination' ? (stage.deadline.date ?? null) : null;
}

/**
 * Every rule of the edition over a stored submission (content, `attachments`, `marks`). The number of files per slot is
 * a fact: a patent without any certificate is left to a person.
 */
export function judgeSubmission(
  machine: CaseMachine,
  form: FormDefinition,
  stored: Record<string, unknown>,
  row: { route: string | null; submittedAt: string | null; earlier?: EligibilityFacts['earlier'] },
): EligibilityResult[] {
  const { attachments, marks: _marks, ...content } = stored;
  const files: Record<string, number> = Object.fromEntries(form.attachments.map(({ id }) => [id, 0]));
  for (const { slot } of (attachments ?? []) as { slot: string }[]) files[slot] = (files[slot] ?? 0) + 1;
  const submittedOn = row.submittedAt === null ? null : businessDateOf(row.submittedAt);
  return judge(
    eligibilityRulesOf(machine, form),
    content as Json,
    {
      submittedOn,
      deadline: nominationDay(machine, row.route),
      files,
      areaField: bindingsOf(machine.definition).area,
      ...(row.earlier ? { earlier: row.earlier } : {}),
    },
    form,
  );
}
