import type { Facts, FormDefinition, Json, Problem } from '../types';
import { withGroups, withoutBlanks } from '../content/blank';
import { checkLimits, isObject } from '../content/limits';
import type { FormatContext } from '../formats/formats';
import { readContent } from '../typed/read-field';
import { validateSchema } from '../schema/validate-schema';
import { validateLists } from '../schema/validate-lists';
import { contradictions, withRegistered } from './registered';
import { runRules } from './rules';

/**
 * Everything that is wrong with the content of a form, in the order schema, lists, rules. A field with an error has
 * that one problem only. The same function helps in the browser and decides on the server. `facts` carries what the
 * content cannot know, such as `today`; without it the rules that need it stay undetermined. Conditions on the
 * applicant's relations go by `facts.registered`, whatever the content ticks. Content beyond the hard limits gets that
 * one problem only.
 */
export function validateForm(form: FormDefinition, content: Json, facts: Facts): Problem[] {
  const breach = checkLimits(content);
  if (breach) return [breach];
  const clean = withGroups(form.schema, readContent(form.schema, withoutBlanks(content)));
  const structure = validateSchema(form.schema, clean, contextOf(facts));
  if (!isObject(clean)) return structure;
  const taken = new Set(structure.map((problem) => problem.pointer));
  const listed = validateLists(form, clean).filter((problem) => !taken.has(problem.pointer));
  listed.forEach((problem) => taken.add(problem.pointer));
  // Over-long lists are refused as they are; conditions were costed for the declared length only.
  if (structure.some((problem) => problem.code === 'max-items')) return [...structure, ...listed];
  const ruled = [...runRules(form, withRegistered(form, clean, facts), facts), ...contradictions(form, clean, facts)];
  const rules: Problem[] = [];
  for (const problem of [
    ...ruled.filter((one) => one.severity === 'error'),
    ...ruled.filter((one) => one.severity === 'warning'),
  ]) {
    if (taken.has(problem.pointer)) continue;
    if (problem.severity === 'error') taken.add(problem.pointer);
    rules.push(problem);
  }
  return [...structure, ...listed, ...rules];
}

/**
 * Codes are right by their check digit or by a confirmation on record, also the account's own: a confirmation can be
 * withdrawn.
 */
function contextOf({ today, confirmedCodes }: Facts): FormatContext {
  const codes: readonly unknown[] = Array.isArray(confirmedCodes) ? confirmedCodes : [];
  return {
    today: typeof today === 'string' ? today : undefined,
    codes: codes.filter((code): code is string => typeof code === 'string'),
  };
}

/** Whether nothing stands in the way of submitting; warnings do not. */
export function isAcceptable(problems: readonly Problem[]): boolean {
  return problems.every((problem) => problem.severity === 'warning');
}
