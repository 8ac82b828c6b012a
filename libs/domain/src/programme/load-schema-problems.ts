import type { ErrorObject } from 'ajv';
import { problem, type ProgrammeProblem } from './check-problem';
import type { Text } from './definition';
import { closest } from './load-suggestion';

/** Says a schema violation in words, at the key it is about, with the word that was probably meant. */
export function schemaProblem(error: ErrorObject): ProgrammeProblem | undefined {
  const { keyword, instancePath: path } = error;
  const params = error.params as Record<string, unknown>;
  switch (keyword) {
    case 'additionalProperties': {
      const key = String(params['additionalProperty']);
      const known = Object.keys((error.parentSchema?.['properties'] as Record<string, unknown> | undefined) ?? {});
      return problem(
        'schema.unknown-key',
        `${path}/${key}`,
        { zh: `不认识的字段“${key}”`, en: `Unknown key "${key}"` },
        suggest(closest(key, known)),
      );
    }
    case 'required': {
      const key = String(params['missingProperty']);
      return problem('schema.missing-key', path, { zh: `缺少字段“${key}”`, en: `The key "${key}" is missing` });
    }
    case 'enum': {
      const allowed = (params['allowedValues'] as unknown[]).map(String);
      return problem(
        'schema.value',
        path,
        { zh: `取值只能是：${allowed.join('、')}`, en: `Must be one of: ${allowed.join(', ')}` },
        suggest(closest(String(error.data), allowed)),
      );
    }
    case 'const':
      return problem('schema.value', path, {
        zh: `取值只能是${String(params['allowedValue'])}`,
        en: `Must be ${String(params['allowedValue'])}`,
      });
    case 'discriminator':
      return problem(
        'schema.kind',
        `${path}/kind`,
        { zh: `不认识的种类“${String(params['tagValue'])}”`, en: `Unknown kind "${String(params['tagValue'])}"` },
        suggest(closest(String(params['tagValue']), KINDS)),
      );
    case 'type':
      return problem('schema.type', path, typeWords(params['type']), quoteHint(error));
    case 'pattern':
      return problem('schema.pattern', path, {
        zh: `格式不符合${String(params['pattern'])}`,
        en: `Does not match ${String(params['pattern'])}`,
      });
    // The branches of a choice report for themselves.
    case 'oneOf':
    case 'anyOf':
    case 'if':
      return undefined;
    default:
      return problem(`schema.${keyword}`, path, {
        zh: `不满足约束：${error.message ?? keyword}`,
        en: `Breaks a constraint: ${error.message ?? keyword}`,
      });
  }
}

const KINDS = [
  'application',
  'check',
  'joint-review',
  'department-review',
  'lead',
  'nomination',
  'written-evaluation',
  'oral-defence',
  'committee-vote',
  'list-decision',
  'public-notice',
  'classification',
  'publication',
  'recurring-report',
  'working-days',
  'calendar-days',
  'date',
];

const TYPES: Record<string, Text> = {
  integer: { zh: '整数', en: 'a whole number' },
  number: { zh: '数', en: 'a number' },
  string: { zh: '文字', en: 'text' },
  boolean: { zh: 'true或者false', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '若干字段', en: 'keys with values' },
  null: { zh: '空（null）', en: 'nothing (null)' },
};
function typeWords(type: unknown): Text {
  const wanted = [type].flat().map((one) => TYPES[String(one)] ?? { zh: String(one), en: String(one) });
  return {
    zh: `应填写${wanted.map(({ zh }) => zh).join('或者')}`,
    en: `Must be ${wanted.map(({ en }) => en).join(' or ')}`,
  };
}

function suggest(word: string | undefined): { suggestion?: Text } {
  return word === undefined ? {} : { suggestion: { zh: `是否想写“${word}”？`, en: `Did you mean "${word}"?` } };
}

/** 2024 and 1.1 are numbers in YAML; an edition or a taxonomy code wants quotes. */
function quoteHint(error: ErrorObject): { suggestion?: Text } {
  const wantsText = (error.params as { type?: unknown }).type === 'string' && typeof error.data === 'number';
  return wantsText ? { suggestion: { zh: '请加引号', en: 'Put it in quotes' } } : {};
}
