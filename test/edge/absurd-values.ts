import type { TSchema } from '@sinclair/typebox';

const NUMBERS = [-1, -(2 ** 31), 2 ** 31, 2 ** 53, 2 ** 63, 1e300, 1.5, 0.1 + 0.2];
const DATES = ['0000-01-01', '0001-01-01', '0024-06-01', '9999-12-31', '+275760-09-13', '2025-02-30', '2025-13-01'];
const TEXTS = [
  'urn:uuid:00000000-0000-4000-8000-000000000000',
  '',
  '   ',
  '\u0000',
  '\u202e\u200b',
  '\u2028\r\n',
  'x'.repeat(1_100_000),
  '__proto__',
  'constructor',
  'NaN',
  '1e309',
  '%00',
  "'; DROP TABLE case_file; --",
];
const WRONG: unknown[] = [null, [], ['a', ['b']], {}, { constructor: { prototype: {} } }, true, 1e300, [[[[]]]]];

const typeOf = (schema: TSchema): string => String(schema['type'] ?? (schema['anyOf'] ? 'choice' : 'any'));

/** Values that no field of this schema was meant to take, though some are taken after they were cleaned. */
export function absurdFor(schema: TSchema): unknown[] {
  switch (typeOf(schema)) {
    case 'integer':
    case 'number':
      return [...NUMBERS, 'NaN', '', ...WRONG.filter((value) => typeof value !== 'number')];
    case 'string':
      return [...(schema['format'] === 'date' ? DATES : []), ...TEXTS, 0, -1, ...WRONG];
    case 'array':
      return [{}, null, 'x', 1, Array.from({ length: 2000 }, () => 'x'), [null], [{}], [[[[]]]]];
    default:
      return [null, 'x'.repeat(5000), 2 ** 63, [], {}, ''];
  }
}

/** Whether a value is of another type than the field's, so that it must be refused. */
export function isWrongType(schema: TSchema, value: unknown): boolean {
  switch (typeOf(schema)) {
    case 'integer':
      return typeof value !== 'number' || !Number.isInteger(value) || Math.abs(value) >= 2 ** 53;
    case 'string':
      if (schema['format'] === 'date' && DATES.includes(String(value))) return true;
      return typeof value !== 'string';
    default:
      return false;
  }
}

/** As they stand in an address; the API reads them, and nothing of them may reach a statement unread. */
export const QUERY_TEXTS = [
  ...['-1', '0', '1.5', 'NaN', 'Infinity', '1e309', '2147483648', '9007199254740993', '999999999999999999', ''],
  ...['x'.repeat(3000), '__proto__', 'constructor', '%00', '%E2%80%8B', '0024-01-01', '9999-12-31', '%2B275760-09-13'],
];
/** Escapes that are no text in UTF-8: half a character, overlong, alone, out of range, unfinished. */
export const BROKEN_ESCAPES = ['%ED%A0%80', '%C0%80', '%80', '%F8%88%80%80%80', '%E4%BD', '%'];

export const PATH_TEXTS = [
  '0',
  '-1',
  '999999999999999999',
  '__proto__',
  'constructor',
  '%00',
  '%E2%80%AE',
  "'",
  '..%2f',
  'x'.repeat(90),
];
export const HEADER_TEXTS = [
  '',
  ' ',
  '-1',
  '1.5',
  '1e309',
  '999999999999999999',
  'NaN',
  'x'.repeat(4000),
  '\u00ff',
  '"',
  'W/',
];

export const deepJson = (depth: number): string => `${'{"a":['.repeat(depth / 2)}1${']}'.repeat(depth / 2)}`;
/** Whole bodies that cannot be taken. */
export const BODIES = [
  // JSON, and no object: a driver writes each of them differently.
  '""',
  '[1]',
  '["a", {}]',
  '-0',
  'true',
  deepJson(200_000),
  '['.repeat(100_000),
  '{"a":1e309}',
  '{"__proto__":{"x":1}}',
  '{"constructor":{"prototype":{"x":1}}}',
  '{"reason":"\\ud800"}',
  '{"\\ud800":1}',
  'null',
  '[]',
  '"x"',
  '1e999',
  '{',
];

/**
 * A value that the schema takes, so that only the absurd one is complained about. Shapes by pattern are left to the
 * pattern.
 */
export function sampleOf(schema: TSchema): unknown {
  if ('const' in schema) return schema['const'];
  if ('default' in schema) return schema['default'];
  const [first] = (schema['anyOf'] ?? schema['enum'] ?? []) as TSchema[];
  if (first !== undefined) return schema['enum'] ? first : sampleOf(first);
  switch (typeOf(schema)) {
    case 'object': {
      const wanted = (schema['required'] ?? []) as string[];
      const fields = (schema['properties'] ?? {}) as Record<string, TSchema>;
      return Object.fromEntries(wanted.map((name) => [name, sampleOf(fields[name] ?? ({} as TSchema))]));
    }
    case 'array':
      return Array.from({ length: Number(schema['minItems'] ?? 0) }, () => sampleOf(schema['items'] as TSchema));
    case 'integer':
    case 'number':
      return Number(schema['minimum'] ?? 0);
    case 'boolean':
      return false;
    default:
      return textOf(schema);
  }
}
function textOf(schema: TSchema): string {
  const pattern = new RegExp(String(schema['pattern'] ?? ''), 'u');
  const shape = SHAPES[String(schema['format'])] ?? (schema['x-number'] === true ? '演示〔2024〕1号' : undefined);
  return shape ?? ['甲', 'abc', '13800000000', '2024', 'a'.repeat(64)].find((text) => pattern.test(text)) ?? '';
}
const SHAPES: Readonly<Record<string, string>> = {
  uuid: '00000000-0000-4000-8000-000000000000',
  date: '2024-07-15',
  'date-time': '2024-07-15T08:00:00+08:00',
  email: 'person@example.org',
};
