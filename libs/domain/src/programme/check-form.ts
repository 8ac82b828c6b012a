import { checkEligibilityRules } from '../eligibility';
import { expressionDefectText, isDefectCode, type FormDefinition } from '@linxuan/form-rules';
import { problem, type ProgrammeProblem } from './check-problem';
import { stagesAt, type CheckMaterial, type FormNode, type ProgrammeCheck } from './check-material';
import type { ProgrammeDefinition, Text } from './definition';
import { pointerParts } from './load-positions';

/** What stages and rules read stands in the form. */
export const checkForm: ProgrammeCheck = (definition, material) => [
  ...otherForm(definition, material),
  ...basis(definition, material),
  ...eligibility(definition, material),
];

function otherForm(definition: ProgrammeDefinition, { form }: CheckMaterial): ProgrammeProblem[] {
  return stagesAt(definition).flatMap(({ stage, path }) =>
    stage.kind === 'application' && stage.form !== form.id
      ? [
          problem('form.other', `${path}/form`, {
            zh: `没有表单“${stage.form}”`,
            en: `There is no form "${stage.form}"`,
          }),
        ]
      : [],
  );
}

function basis(definition: ProgrammeDefinition, { form }: CheckMaterial): ProgrammeProblem[] {
  const pointers = [
    ...stagesAt(definition).flatMap(({ stage, path }) =>
      'restsOn' in stage ? stage.restsOn.map((pointer, index) => ({ pointer, path: `${path}/restsOn/${index}` })) : [],
    ),
    ...(definition.eligibility as { inputs?: string[] }[]).flatMap(({ inputs = [] }, rule) =>
      inputs.map((pointer, index) => ({ pointer, path: `/eligibility/${rule}/inputs/${index}` })),
    ),
  ];
  return pointers
    .filter(({ pointer }) => !pointer.startsWith('/attachments/') && !standsInForm(form.schema, pointerParts(pointer)))
    .map(({ pointer, path }) =>
      problem('form.unknown-pointer', path, {
        zh: `表单中没有字段“${pointer}”`,
        en: `The form has no field "${pointer}"`,
      }),
    );
}

function standsInForm(node: FormNode | undefined, parts: string[]): boolean {
  if (!node) return false;
  const [first, ...rest] = parts;
  if (first === undefined) return true;
  return standsInForm(node.items ?? node.properties?.[first], rest);
}

/** Mistakes inside the rules themselves, and a condition check without any rule. */
function eligibility(definition: ProgrammeDefinition, { form }: CheckMaterial): ProgrammeProblem[] {
  // With the whole form the conditions are read as well; inputs that it lacks are told by `basis`.
  const whole = form.steps ? (form as unknown as FormDefinition) : undefined;
  const problems = checkEligibilityRules(definition.eligibility, whole)
    .filter(({ problem: what }) => !what.startsWith('no field '))
    .map(({ at, problem: what }) => problem(conditionCode(what), eligibilityPath(definition, at, what), wordsOf(what)));
  const judged = stagesAt(definition).find(({ stage }) => stage.kind === 'check' && stage.about === 'eligibility');
  if (judged && definition.eligibility.length === 0)
    problems.push(
      problem('eligibility.none', judged.path, {
        zh: `“${judged.stage.title.zh}”没有可审的条件`,
        en: `"${judged.stage.title.en}" has no rules to judge`,
      }),
    );
  return problems;
}

/**
 * Mistakes inside a condition by their kind: a field that is not there, one of another type, or more work than a
 * condition may cost.
 */
function conditionCode(what: string): string {
  if (what.startsWith('unknown-path')) return 'condition.unknown-field';
  if (what.startsWith('type-mismatch') || what.startsWith('not-a-condition')) return 'condition.type';
  if (/^(too-costly|unbounded-list|iteration-not-allowed)/.test(what)) return 'condition.cost';
  return /^(clock-not-allowed|function-not-allowed|not-allowed|inexact|syntax|too-long)/.test(what)
    ? 'condition.not-allowed'
    : 'eligibility.rule';
}

/** The mistake in words, with the part of the condition it is about. */
function wordsOf(what: string): Text {
  const [, code = '', part = ''] = /^([a-z-]+): (.*)$/s.exec(what) ?? [];
  return isDefectCode(code)
    ? expressionDefectText({ code, text: part })
    : { zh: `资格条件有误：${what}`, en: `A mistake in an eligibility rule: ${what}` };
}

function eligibilityPath(definition: ProgrammeDefinition, at: string, what: string): string {
  const id = at.split('/')[1];
  const index = (definition.eligibility as { id?: unknown }[]).findIndex((rule) => rule.id === id);
  const inExpression = conditionCode(what) !== 'eligibility.rule';
  return index < 0 ? '/eligibility' : `/eligibility/${index}${inExpression ? '/evaluator/expression' : ''}`;
}
