import { checkExpression, formFields, covers, type FormDefinition, type LocalText } from '@linxuan/form-rules';
import type { EligibilityEvaluator, EligibilityRule } from './rule';
import { eligibilityScope } from './evaluators/statements';

/** A mistake in the eligibility rules of an edition: where, and what. */
export interface EligibilityDefect {
  at: string;
  problem: string;
}

type Kind = EligibilityEvaluator['kind'];
type Shape = 'count' | 'years' | 'boolean' | 'text' | 'texts' | 'reference' | 'indicators';

const PARAMETERS: Readonly<Record<Kind, Readonly<Record<string, Shape>>>> = {
  'cases-in-use': {
    min: 'count',
    country: 'text',
    minYears: 'years',
    inclusive: 'boolean',
    each: 'boolean',
    reference: 'reference',
  },
  'has-patent': { min: 'count', accept: 'texts', reference: 'reference' },
  'third-party-report': {
    min: 'count',
    qualified: 'boolean',
    accept: 'texts',
    unclear: 'texts',
    reference: 'reference',
  },
  'declared-clean': { lists: 'texts', checked: 'boolean' },
  'area-open': { areas: 'texts' },
  feel: { expression: 'text' },
  baseline: { file: 'text', typeField: 'text', indicators: 'indicators' },
  'by-person': {},
};

/**
 * Static check of the rules as they came from the edition (any JSON), against the form that they read. A value that is
 * missing is a defect: what a document leaves open must be chosen in the edition and never falls back to a default.
 */
export function checkEligibilityRules(rules: readonly unknown[], form?: FormDefinition): EligibilityDefect[] {
  const ids = rules.map((rule) => (isRecord(rule) ? rule['id'] : undefined));
  const defects = rules.flatMap((rule, i) => checkRule(rule, `eligibility/${String(ids[i] ?? i)}`, form));
  const twice = ids.find((id, i) => id !== undefined && ids.indexOf(id) !== i);
  return twice === undefined
    ? defects
    : [...defects, { at: `eligibility/${String(twice)}`, problem: 'two rules share this id' }];
}

/** The rules, typed. Throws with every mistake found. */
export function parseEligibilityRules(rules: readonly unknown[], form?: FormDefinition): EligibilityRule[] {
  const defects = checkEligibilityRules(rules, form);
  if (defects.length > 0) throw new Error(defects.map((defect) => `${defect.at}: ${defect.problem}`).join('\n'));
  return rules as EligibilityRule[];
}

function checkRule(rule: unknown, at: string, form: FormDefinition | undefined): EligibilityDefect[] {
  if (!isRecord(rule)) return [{ at, problem: 'not an object' }];
  const problems: (string | false)[] = [
    typeof rule['id'] !== 'string' && 'needs an id',
    !isText(rule['title']) && 'needs a title in zh and en',
    !(isRecord(rule['basis']) && typeof rule['basis']['document'] === 'string' && isText(rule['basis']['summary'])) &&
      'needs a basis with document and summary',
    rule['strength'] !== 'hard' && rule['strength'] !== 'soft' && 'strength is hard or soft',
    ...checkInputs(rule['inputs'], form),
    ...checkEvaluator(rule['evaluator'], form),
  ];
  return problems.filter((problem) => problem !== false).map((problem) => ({ at, problem }));
}

function checkInputs(inputs: unknown, form: FormDefinition | undefined): string[] {
  if (!Array.isArray(inputs) || !inputs.every((input) => typeof input === 'string'))
    return ['inputs are JSON pointers'];
  if (!form) return [];
  const fields = [
    ...formFields(form).map((field) => field.pointer),
    ...form.attachments.map((slot) => `/attachments/${slot.id}`),
  ];
  return inputs
    .filter((input: string) => !fields.some((field) => covers(input, field)))
    .map((input: string) => `no field ${input}`);
}

function checkEvaluator(evaluator: unknown, form: FormDefinition | undefined): string[] {
  if (!isRecord(evaluator) || !isKind(evaluator['kind']))
    return [`evaluator.kind is one of ${Object.keys(PARAMETERS).join(', ')}`];
  const parameters = PARAMETERS[evaluator['kind']];
  const unknown = Object.keys(evaluator)
    .filter((name) => name !== 'kind' && !(name in parameters))
    .map((name) => `evaluator.${name} is not known`);
  const wrong = Object.entries(parameters)
    .filter(([name, shape]) => !fits(evaluator[name], shape))
    .map(([name, shape]) => `evaluator.${name} must be given (${shape})`);
  const expression =
    evaluator['kind'] === 'feel' && typeof evaluator['expression'] === 'string' && form
      ? checkExpression(evaluator['expression'], eligibilityScope(form)).map(
          (defect) => `${defect.code}: ${defect.text}`,
        )
      : [];
  return [...unknown, ...wrong, ...expression, ...missingFields(evaluator, form)];
}

/** A comparison reads fields of the form. */
function missingFields(evaluator: Record<string, unknown>, form: FormDefinition | undefined): string[] {
  if (evaluator['kind'] !== 'baseline' || !form || !fits(evaluator['indicators'], 'indicators')) return [];
  const fields = [
    evaluator['typeField'],
    ...(evaluator['indicators'] as { field: string }[]).map(({ field }) => field),
  ];
  return fields
    .filter((field) => !formFields(form).some(({ pointer }) => pointer === field))
    .map((field) => `no field ${String(field)}`);
}

function fits(value: unknown, shape: Shape): boolean {
  switch (shape) {
    case 'count':
      return Number.isInteger(value) && Number(value) >= 1;
    case 'years':
      return Number.isInteger(value) && Number(value) >= 0;
    case 'boolean':
      return typeof value === 'boolean';
    case 'text':
      return typeof value === 'string' && value !== '';
    case 'texts':
      return Array.isArray(value) && value.every((item) => typeof item === 'string');
    case 'indicators':
      return (
        Array.isArray(value) &&
        value.length > 0 &&
        value.every(
          (item) =>
            isRecord(item) &&
            typeof item['id'] === 'string' &&
            typeof item['field'] === 'string' &&
            (item['better'] === 'higher' || item['better'] === 'lower'),
        )
      );
    case 'reference':
      return value === 'submission' || value === 'deadline';
  }
}

function isKind(value: unknown): value is Kind {
  return typeof value === 'string' && Object.hasOwn(PARAMETERS, value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is LocalText {
  return isRecord(value) && typeof value['zh'] === 'string' && typeof value['en'] === 'string';
}
