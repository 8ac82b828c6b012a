// Examples made from schemas: the same schema gives the same example, and every one is checked against its schema.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const Ajv = require('ajv/dist/2020').default;
const addFormats = require('ajv-formats').default;

const ID = '6f1c2f0e-3b7a-4c52-9a0d-2b1f7d3e5a90';
/** What a text of that name looks like; the first that fits counts. */
const WORDS = [
  [/^(editionId|edition)$/, 'green-technology-2024'],
  [/^programmeId$/, 'green-technology'],
  [/^(orgId|org|ownerOrg|applicantOrg|code)$/, 'ndrc-440000'],
  [/^(id|.*Id|actor|principal)$/, ID],
  [/(At|Until|^now|^until|^from|^to|^since)$/, '2026-03-02T01:30:00.000Z'],
  [/(On|[dD]ay|[dD]ate)$/, '2026-03-02'],
  [/^zh$/, '示例'],
  [/^en$/, 'Example'],
  [/(title|[nN]ame|label|displayName)$/, '高效热泵集中供热'],
  [/^number$/, 'LX-2026-0001'],
  [/^stage$/, 'nomination'],
  [/^state$/, 'nomination.nominated'],
  [/^(action|kind)$/, 'nominate'],
  [/^role$/, 'nominator-clerk'],
  [/^login$/, 'clerk-ndrc-440000'],
  [/^mime$/, 'application/pdf'],
  [/^(sha256|digest|sha)$/, '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
  [/^url$/, 'https://linxuan.example.org/hook'],
  [/^(email|to)$/, 'someone@example.org'],
  [/^pointer$/, '/applicant/name'],
  [/[lL]ocale$/, 'zh-CN'],
  [/^csrf$|[tT]oken$/, 'k3J0mZl8Qw2v'],
];
const FORMATS = {
  uuid: ID,
  date: '2026-03-02',
  'date-time': '2026-03-02T01:30:00.000Z',
  email: 'someone@example.org',
  uri: 'https://linxuan.example.org/',
};
/** Texts of fixed shapes, tried in this order against a pattern. */
const SHAPES = [
  '"3"',
  'nomination/3',
  '3',
  '2026',
  '440000',
  'green-technology',
  'xlsx',
  '9144030071526726XG',
  '-dueAt',
  '/title',
  `${ID}.docx`,
  `${ID}.csv`,
  `${ID}.ics`,
  '08:30',
  '2026-03',
  'A1',
  'a',
  '13800000000',
  '0'.repeat(64),
];
/** Below this depth only what must be there is shown. */
const DEEP = 4;

export class Examples {
  /** @param {Record<string, object>} components */
  constructor(components) {
    this.components = components;
    this.ajv = addFormats(new Ajv({ strict: false, allErrors: true }));
    this.ajv.addSchema({ $id: 'doc', components: { schemas: components } });
  }

  /** An example of a schema; throws where there is none that fits. @param {object} schema @param {string} where */
  of(schema, where, name = '') {
    const example = this.#make(schema, name, 0);
    const wrong = this.wrong(schema, example);
    if (wrong) throw new Error(`${where}: no example: ${wrong} in ${JSON.stringify(example)?.slice(0, 300)}`);
    return example;
  }

  /** Why a value does not fit a schema, or undefined. */
  wrong(schema, value) {
    const absolute = JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"doc#/components'));
    const check = this.ajv.compile(absolute);
    return check(value) ? undefined : this.ajv.errorsText(check.errors);
  }

  #make(schema, name, depth) {
    if (schema.$ref) return this.#make(this.components[schema.$ref.split('/').at(-1)], name, depth + 1);
    if ('example' in schema) return schema.example;
    if ('const' in schema) return schema.const;
    if (schema.enum) return schema.enum[0];
    if ('default' in schema) return schema.default;
    const choices = schema.anyOf ?? schema.oneOf;
    if (choices) return this.#choose(choices, name, depth);
    if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => this.#make(part, name, depth)));
    const types = [schema.type ?? (schema.properties ? 'object' : undefined)].flat();
    const type = depth > 8 && types.includes('null') ? 'null' : types[0];
    switch (type) {
      case 'null':
        return null;
      case 'boolean':
        return true;
      case 'integer':
      case 'number':
        return number(schema);
      case 'string':
        return text(schema, name);
      case 'array':
        return this.#array(schema, name, depth);
      case 'object':
        return this.#object(schema, depth);
      default:
        return {};
    }
  }

  #choose(choices, name, depth) {
    const nothing = choices.find((one) => one.type === 'null' || one.const === null);
    if (nothing && depth > DEEP) return null;
    return this.#make(choices.find((one) => one !== nothing) ?? nothing, name, depth);
  }

  #array(schema, name, depth) {
    if (schema.prefixItems) return schema.prefixItems.map((item) => this.#make(item, name, depth + 1));
    const least = schema.minItems ?? (depth > DEEP ? 0 : 1);
    return Array.from({ length: least }, () => this.#make(schema.items ?? {}, name.replace(/s$/, ''), depth + 1));
  }

  #object(schema, depth) {
    const required = new Set(schema.required ?? []);
    return Object.fromEntries(
      Object.entries(schema.properties ?? {})
        .filter(([key]) => required.has(key) || depth < 2)
        .map(([key, property]) => [key, this.#make(property, key, depth + 1)]),
    );
  }
}

function number({ minimum, maximum, exclusiveMinimum, multipleOf = 1 }) {
  const least = minimum ?? (exclusiveMinimum === undefined ? 1 : exclusiveMinimum + multipleOf);
  return Math.min(Math.max(3, least), maximum ?? Number.MAX_SAFE_INTEGER);
}

function text({ format, pattern, minLength = 0, maxLength = Infinity }, name) {
  if (format && FORMATS[format]) return FORMATS[format];
  const named = WORDS.find(([like]) => like.test(name))?.[1] ?? '示例文字';
  if (pattern) {
    const like = new RegExp(pattern, 'u');
    return [named, ...SHAPES].find((one) => like.test(one)) ?? named;
  }
  const long = named.padEnd(minLength, '。');
  return [...long].slice(0, maxLength).join('');
}
