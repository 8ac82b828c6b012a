import type { FieldSchema, FormDefinition, LocalText } from '../types';
import { isObject } from '../content/limits';
import { parseDecimal } from '../formats/decimal';
import { DATE_KINDS } from '../formats/date-bounds';
import { KNOWN_FORMATS } from '../formats/formats';
import { checkExpression } from '../feel/check';
import { expressionDefectText } from '../feel/defect-text';
import { scopeOf } from '../feel/scope';
import { isVisible } from '../text';
import { formFields } from './fields';

/** A mistake in a form definition: where (a path into the definition) and what. For the people who write forms. */
export interface FormDefect {
  at: string;
  problem: LocalText;
}

const KEYWORDS: ReadonlySet<string> = new Set([
  'type',
  'properties',
  'required',
  'additionalProperties',
  'items',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'pattern',
  'format',
  'enum',
  'const',
  'x-title',
  'x-help',
  'x-widget',
  'x-unit',
  'x-public',
  'x-step',
  'x-scale',
  'x-date',
  'x-min',
  'x-max',
  'x-list',
  'x-slot',
  'x-public-flag',
]);
const SHAPE: Readonly<Record<string, 'string' | 'number' | 'object' | 'array'>> = {
  id: 'string',
  version: 'number',
  title: 'object',
  source: 'string',
  steps: 'array',
  schema: 'object',
  rules: 'array',
  attachments: 'array',
  totalMb: 'number',
  facts: 'object',
  lists: 'object',
};

const KINDS = { string: '文字', number: '数', object: '若干字段', array: '列表' } as const;
const both = (zh: string, en: string): LocalText => ({ zh, en });

/** Reads a definition as it came from YAML or JSON. Throws FormDefinitionError with every mistake found. */
export function parseForm(raw: unknown): FormDefinition {
  const shape = checkShape(raw);
  if (shape.length > 0) throw new FormDefinitionError(shape);
  const form = raw as FormDefinition;
  const defects = checkForm(form);
  if (defects.length > 0) throw new FormDefinitionError(defects);
  return form;
}

export class FormDefinitionError extends Error {
  constructor(readonly defects: readonly FormDefect[]) {
    super(defects.map((defect) => `${defect.at}: ${defect.problem.en}`).join('\n'));
    this.name = 'FormDefinitionError';
  }
}

function checkShape(raw: unknown): FormDefect[] {
  if (!isObject(raw)) return [{ at: '', problem: both('应由若干字段组成', 'not an object') }];
  return Object.entries(SHAPE).flatMap(([name, kind]) => {
    const value: unknown = raw[name];
    const actual = Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
    return actual === kind ? [] : [{ at: name, problem: both(`应为${KINDS[kind]}`, `must be of type ${kind}`) }];
  });
}

/**
 * Static checks: every field has words in both languages, a step, and a ceiling; every condition parses and its fields
 * exist.
 */
export function checkForm(form: FormDefinition): FormDefect[] {
  const steps = new Set(form.steps.map((step) => step.id));
  const slots = new Set(form.attachments.map((slot) => slot.id));
  const defects: FormDefect[] = [];
  const report: Report = (at, problem) => {
    if (problem !== false) defects.push({ at, problem });
  };
  checkField(form.schema, 'schema', report);
  report(
    'schema',
    form.schema.properties?.['attachments'] !== undefined &&
      both('attachments 已用于附件，请另取字段名', 'the name attachments is taken by the files'),
  );
  report('steps', steps.size !== form.steps.length && both('两个步骤的编号相同', 'two steps share an id'));
  for (const step of form.steps) {
    report(
      `steps.${step.id}`,
      (!isText(step.title) || !isText(step.help)) &&
        both('须有中英文的标题和说明', 'needs a title and help in zh and en'),
    );
  }
  for (const field of formFields(form)) {
    const at = `schema${field.pointer}`;
    report(at, !steps.has(field.step) && both(`没有步骤“${field.step}”`, `step ${field.step} does not exist`));
    report(at, !isText(field.schema['x-title']) && both('须有中英文的 x-title', 'needs x-title in zh and en'));
    report(
      at,
      field.widget !== 'group' &&
        field.widget !== 'hidden' &&
        !isText(field.help) &&
        both('须有中英文的 x-help', 'needs x-help in zh and en'),
    );
    report(
      at,
      field.slot !== undefined &&
        !slots.has(field.slot) &&
        both(`没有附件栏“${field.slot}”`, `attachment slot ${field.slot} does not exist`),
    );
    report(at, field.unit !== undefined && !isText(field.unit) && both('x-unit 须有中英文', 'x-unit needs zh and en'));
  }
  checkAttachments(form, steps, report);
  checkRules(form, report);
  return defects;
}

type Report = (at: string, problem: LocalText | false) => void;

function isText(text: LocalText | undefined): boolean {
  // A third key is the tail of a sentence with a comma that was not quoted in YAML.
  return (
    typeof text?.zh === 'string' &&
    isVisible(text.zh) &&
    typeof text.en === 'string' &&
    isVisible(text.en) &&
    Object.keys(text).length === 2
  );
}

function checkField(schema: FieldSchema, at: string, report: Report): void {
  for (const keyword of Object.keys(schema))
    report(at, !KEYWORDS.has(keyword) && both(`不认识的字段“${keyword}”`, `keyword ${keyword} is not supported`));
  switch (schema.type) {
    case 'object': {
      report(
        at,
        schema.additionalProperties !== false &&
          both('additionalProperties 应为 false', 'additionalProperties must be false'),
      );
      for (const name of schema.required ?? [])
        report(
          at,
          schema.properties?.[name] === undefined &&
            both(`required 中的“${name}”不在 properties 中`, `required field ${name} does not exist`),
        );
      for (const [name, field] of Object.entries(schema.properties ?? {})) checkField(field, `${at}/${name}`, report);
      return;
    }
    case 'array': {
      report(at, schema.maxItems === undefined && both('须写 maxItems', 'needs maxItems'));
      report(at, schema.items === undefined && both('须写 items', 'needs items'));
      report(
        at,
        schema.items?.type === 'object' &&
          !schema.items.required?.includes('id') &&
          both('各行须有必填的 id', 'rows need a required id'),
      );
      if (schema.items) checkField(schema.items, `${at}/*`, report);
      return;
    }
    case 'string': {
      report(
        at,
        schema.maxLength === undefined &&
          schema.format !== 'date' &&
          schema.enum === undefined &&
          both('须写 maxLength', 'needs maxLength'),
      );
      report(
        at,
        schema.format !== undefined &&
          !KNOWN_FORMATS.has(schema.format) &&
          both(`不认识的格式“${String(schema.format)}”`, `format ${String(schema.format)} is not known`),
      );
      report(
        at,
        schema.format === 'date' &&
          !DATE_KINDS.some((kind) => kind === schema['x-date']) &&
          both(
            `日期须写 x-date：${DATE_KINDS.join('、')} 之一（past 为已发生的事，不得晚于今天）`,
            `a date needs x-date, one of ${DATE_KINDS.join(', ')} (past for what has happened: no later than today)`,
          ),
      );
      report(
        at,
        [schema['x-min'], schema['x-max']].some((bound) => bound !== undefined && parseDecimal(bound) === null) &&
          both('x-min 和 x-max 应为加引号的十进制数', 'x-min and x-max are decimal texts'),
      );
      return;
    }
    case 'integer':
    case 'boolean':
      return;
    default:
      report(
        at,
        both(
          `不认识的类型“${String(schema.type)}”，只能是 string、integer、boolean、object 或者 array`,
          `type ${String(schema.type)} is not supported; it is one of string, integer, boolean, object, array`,
        ),
      );
  }
}

function checkAttachments(form: FormDefinition, steps: ReadonlySet<string>, report: Report): void {
  report(
    'attachments',
    new Set(form.attachments.map((slot) => slot.id)).size !== form.attachments.length &&
      both('两个附件栏的编号相同', 'two slots share an id'),
  );
  for (const slot of form.attachments) {
    const at = `attachments.${slot.id}`;
    report(
      at,
      (!isText(slot.title) || !isText(slot.help)) &&
        both('须有中英文的标题和说明', 'needs a title and help in zh and en'),
    );
    report(at, !steps.has(slot.step) && both(`没有步骤“${slot.step}”`, `step ${slot.step} does not exist`));
    report(at, slot.min > slot.max && both('min 大于 max', 'min is more than max'));
    report(at, slot.accept.length === 0 && both('accept 中没有任何文件类型', 'accepts nothing'));
    report(
      at,
      !(slot.perFileMb > 0 && slot.perFileMb <= form.totalMb) &&
        both('perFileMb 应大于 0 且不超过 totalMb', 'perFileMb must lie between 0 and totalMb'),
    );
  }
}

function checkRules(form: FormDefinition, report: Report): void {
  report(
    'rules',
    new Set(form.rules.map((rule) => rule.id)).size !== form.rules.length &&
      both('两条规则的编号相同', 'two rules share an id'),
  );
  const pointers = new Set(formFields(form).map((field) => field.pointer));
  for (const rule of form.rules) {
    const at = `rules.${rule.id}`;
    report(at, !isText(rule.message) && both('须有中英文的提示', 'needs a message in zh and en'));
    report(at, !pointers.has(rule.at) && both(`没有字段“${rule.at}”`, `no field ${rule.at}`));
    report(
      at,
      !['error', 'warning'].includes(rule.severity) &&
        both('severity 只能是 error 或者 warning', 'severity is error or warning'),
    );
    for (const defect of checkExpression(rule.when, scopeOf(form, rule.at))) report(at, expressionDefectText(defect));
  }
}
