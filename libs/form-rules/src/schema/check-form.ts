import type { FieldSchema, FormDefinition, LocalText } from '../types';
import { isObject } from '../content/limits';
import { parseDecimal } from '../formats/decimal';
import { KNOWN_FORMATS } from '../formats/formats';
import { checkExpression } from '../feel/check';
import { scopeOf } from '../feel/scope';
import { formFields } from './fields';

/** A mistake in a form definition: where (a path into the definition) and what. For the people who write forms. */
export interface FormDefect { at: string; problem: string }

const KEYWORDS: ReadonlySet<string> = new Set([
  'type', 'properties', 'required', 'additionalProperties', 'items', 'minItems', 'maxItems', 'uniqueItems', 'minLength', 'maxLength', 'minimum',
  'maximum', 'pattern', 'format', 'enum', 'const', 'x-title', 'x-help', 'x-widget', 'x-unit', 'x-public', 'x-step', 'x-scale', 'x-min', 'x-max',
  'x-list', 'x-slot', 'x-public-flag',
]);
const SHAPE: Readonly<Record<string, 'string' | 'number' | 'object' | 'array'>> = {
  id: 'string', version: 'number', title: 'object', source: 'string', steps: 'array', schema: 'object', rules: 'array', attachments: 'array',
  totalMb: 'number', facts: 'object', lists: 'object',
};

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
    super(defects.map((defect) => `${defect.at}: ${defect.problem}`).join('\n'));
    this.name = 'FormDefinitionError';
  }
}

function checkShape(raw: unknown): FormDefect[] {
  if (!isObject(raw)) return [{ at: '', problem: 'not an object' }];
  return Object.entries(SHAPE).flatMap(([name, kind]) => {
    const value: unknown = raw[name];
    const actual = Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
    return actual === kind ? [] : [{ at: name, problem: `must be of type ${kind}` }];
  });
}

/** Static checks: every field has words in both languages, a step, and a ceiling; every condition parses and its fields exist. */
export function checkForm(form: FormDefinition): FormDefect[] {
  const steps = new Set(form.steps.map((step) => step.id));
  const slots = new Set(form.attachments.map((slot) => slot.id));
  const defects: FormDefect[] = [];
  const report = (at: string, problem: string | false): void => {
    if (problem !== false) defects.push({ at, problem });
  };
  checkField(form.schema, 'schema', report);
  report('schema', form.schema.properties?.['attachments'] !== undefined && 'the name attachments is taken by the files');
  report('steps', steps.size !== form.steps.length && 'two steps share an id');
  for (const step of form.steps) {
    report(`steps.${step.id}`, (!isText(step.title) || !isText(step.help)) && 'needs a title and help in zh and en');
  }
  for (const field of formFields(form)) {
    const at = `schema${field.pointer}`;
    report(at, !steps.has(field.step) && `step ${field.step} does not exist`);
    report(at, !isText(field.schema['x-title']) && 'needs x-title in zh and en');
    report(at, field.widget !== 'group' && field.widget !== 'hidden' && !isText(field.help) && 'needs x-help in zh and en');
    report(at, field.slot !== undefined && !slots.has(field.slot) && `attachment slot ${field.slot} does not exist`);
    report(at, field.unit !== undefined && !isText(field.unit) && 'x-unit needs zh and en');
  }
  checkAttachments(form, steps, report);
  checkRules(form, report);
  return defects;
}

type Report = (at: string, problem: string | false) => void;

function isText(text: LocalText | undefined): boolean {
  // A third key is the tail of a sentence with a comma that was not quoted in YAML.
  return typeof text?.zh === 'string' && text.zh.trim() !== '' && typeof text.en === 'string' && text.en.trim() !== '' && Object.keys(text).length === 2;
}

function checkField(schema: FieldSchema, at: string, report: Report): void {
  for (const keyword of Object.keys(schema)) report(at, !KEYWORDS.has(keyword) && `keyword ${keyword} is not supported`);
  switch (schema.type) {
    case 'object': {
      report(at, schema.additionalProperties !== false && 'additionalProperties must be false');
      for (const name of schema.required ?? []) report(at, schema.properties?.[name] === undefined && `required field ${name} does not exist`);
      for (const [name, field] of Object.entries(schema.properties ?? {})) checkField(field, `${at}/${name}`, report);
      return;
    }
    case 'array': {
      report(at, schema.maxItems === undefined && 'needs maxItems');
      report(at, schema.items === undefined && 'needs items');
      report(at, schema.items?.type === 'object' && !schema.items.required?.includes('id') && 'rows need a required id');
      if (schema.items) checkField(schema.items, `${at}/*`, report);
      return;
    }
    case 'string': {
      report(at, schema.maxLength === undefined && schema.format !== 'date' && schema.enum === undefined && 'needs maxLength');
      report(at, schema.format !== undefined && !KNOWN_FORMATS.has(schema.format) && `format ${String(schema.format)} is not known`);
      report(at, [schema['x-min'], schema['x-max']].some((bound) => bound !== undefined && parseDecimal(bound) === null) && 'x-min and x-max are decimal texts');
      return;
    }
    case 'integer': case 'boolean': return;
    default: report(at, `type ${String(schema.type)} is not supported`);
  }
}

function checkAttachments(form: FormDefinition, steps: ReadonlySet<string>, report: Report): void {
  report('attachments', new Set(form.attachments.map((slot) => slot.id)).size !== form.attachments.length && 'two slots share an id');
  for (const slot of form.attachments) {
    const at = `attachments.${slot.id}`;
    report(at, (!isText(slot.title) || !isText(slot.help)) && 'needs a title and help in zh and en');
    report(at, !steps.has(slot.step) && `step ${slot.step} does not exist`);
    report(at, slot.min > slot.max && 'min is more than max');
    report(at, slot.accept.length === 0 && 'accepts nothing');
    report(at, !(slot.perFileMb > 0 && slot.perFileMb <= form.totalMb) && 'perFileMb must lie between 0 and totalMb');
  }
}

function checkRules(form: FormDefinition, report: Report): void {
  report('rules', new Set(form.rules.map((rule) => rule.id)).size !== form.rules.length && 'two rules share an id');
  const pointers = new Set(formFields(form).map((field) => field.pointer));
  for (const rule of form.rules) {
    const at = `rules.${rule.id}`;
    report(at, !isText(rule.message) && 'needs a message in zh and en');
    report(at, !pointers.has(rule.at) && `no field ${rule.at}`);
    report(at, !['error', 'warning'].includes(rule.severity) && 'severity is error or warning');
    for (const defect of checkExpression(rule.when, scopeOf(form, rule.at))) report(at, `${defect.code}: ${defect.text}`);
  }
}
