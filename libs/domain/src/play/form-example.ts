import {
  cutText,
  isAcceptable,
  setAt,
  validateAttachments,
  validateForm,
  type AttachmentInfo,
  type Facts,
  type FieldSchema,
  type FormDefinition,
  type Json,
  type JsonObject,
  type Problem,
} from '@linxuan/form-rules';
import { makePatentNumber, makeUscc } from '../identifiers';

export interface ExampleOptions {
  /** Makes the content different from others. */
  seed: number;
  /** Codes that a field of the edition's taxonomy may take. */
  categories: readonly string[];
  taxonomy: string;
  facts: Facts;
}

const DATES = ['2022-05-01', '2019-03-01', '2023-11-20', '2024-12-01', '2027-06-30', '2029-12-31'];

/**
 * Content that the form accepts, with its files, made from the schema alone: required fields first, then whatever the
 * rules still ask for. Throws with what is left to complain about.
 */
export function exampleContent(form: FormDefinition, options: ExampleOptions): JsonObject {
  let content = valueOf(form, form.schema, options, 0) as JsonObject;
  for (let round = 0; round < 60; round++) {
    const errors = errorsOf(form, content, options.facts);
    const first = errors[0];
    if (!first) break;
    content = mend(form, content, first, errors.length, options);
  }
  const files: AttachmentInfo[] = form.attachments.flatMap((slot) =>
    Array.from({ length: slot.required ? Math.max(1, slot.min) : slot.min }, (_, n) => ({
      id: `${slot.id}-${options.seed}-${n}`,
      slot: slot.id,
      name: `${slot.id}.${slot.accept[0] ?? 'pdf'}`,
      size: 1000,
      kind: slot.accept[0] ?? 'pdf',
    })),
  );
  const left = [...errorsOf(form, content, options.facts), ...validateAttachments(form, files)];
  if (!isAcceptable(left))
    throw new Error(
      `No acceptable content for ${form.id}: ${left.map(({ pointer, code, rule }) => `${pointer} ${rule?.id ?? code}`).join(', ')}`,
    );
  return { ...content, attachments: files.map((file) => ({ ...file, sha256: file.id })) as unknown as Json };
}

/**
 * What the register may know of an applicant: nothing, or that a central group stands behind it. One content serves
 * both.
 */
const REGISTERED: readonly Facts[] = [{}, { registered: { affiliation: 'central-soe', groupCode: 'soe-example' } }];

function errorsOf(form: FormDefinition, content: JsonObject, facts: Facts): Problem[] {
  return REGISTERED.flatMap((known) => validateForm(form, content, { ...facts, ...known })).filter(
    ({ severity }) => severity === 'error',
  );
}

/** Of all single changes at the place of a complaint the one after which the fewest errors are left. */
function mend(
  form: FormDefinition,
  content: JsonObject,
  problem: Problem,
  before: number,
  options: ExampleOptions,
): JsonObject {
  let best = { content, left: before + 1 };
  for (const [pointer, schema] of placesAt(form, content, problem.pointer))
    for (const variant of [0, 1, 2, 3, 4, 5]) {
      const value = valueOf(form, schema, options, variant);
      const candidate = setAt(content, pointer, value) as JsonObject;
      const left = errorsOf(form, candidate, options.facts).length;
      if (left < best.left || (left === best.left && best.content === content)) best = { content: candidate, left };
    }
  return best.content;
}

/** The field itself, and what may be filled in below or beside it. */
function placesAt(form: FormDefinition, content: JsonObject, pointer: string): [string, FieldSchema][] {
  const places: [string, FieldSchema][] = [];
  const above = pointer.slice(0, pointer.lastIndexOf('/'));
  for (const base of pointer === '' ? [''] : [pointer, above]) {
    const schema = schemaAt(form.schema, base);
    if (!schema) continue;
    if (base === pointer && base !== '') places.push([base, schema]);
    for (const [name, field] of Object.entries(schema.properties ?? {})) places.push([`${base}/${name}`, field]);
  }
  return places.filter(([at]) => canSet(content, at));
}

function canSet(content: JsonObject, pointer: string): boolean {
  let node: Json | undefined = content;
  for (const part of pointer.split('/').slice(1, -1))
    node = Array.isArray(node)
      ? node[Number(part)]
      : typeof node === 'object' && node !== null
        ? node[part]
        : undefined;
  return typeof node === 'object' && node !== null;
}

function schemaAt(schema: FieldSchema, pointer: string): FieldSchema | undefined {
  return pointer
    .split('/')
    .slice(1)
    .reduce<FieldSchema | undefined>((node, part) => node?.items ?? node?.properties?.[part], schema);
}

function valueOf(form: FormDefinition, schema: FieldSchema, options: ExampleOptions, variant: number): Json {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[variant % schema.enum.length] ?? null;
  switch (schema.type) {
    case 'object': {
      const names = Object.keys(schema.properties ?? {}).filter(
        (name) => schema.required?.includes(name) || variant >= 4,
      );
      return Object.fromEntries(
        names.map((name) => [
          name,
          valueOf(form, schema.properties?.[name] ?? { type: 'string' }, options, variant % 4),
        ]),
      );
    }
    case 'array': {
      const { items = { type: 'string' as const } } = schema;
      const wanted = Math.max(schema.minItems ?? 0, 1 + (variant % 3));
      return Array.from({ length: Math.min(wanted, schema.maxItems ?? wanted) }, (_, n) =>
        rowOf(form, items, options, variant, n),
      );
    }
    case 'boolean':
      return variant % 2 === 0;
    case 'integer':
      return Math.min(
        schema.maximum ?? Number.MAX_SAFE_INTEGER,
        Math.max(schema.minimum ?? 1, [1, 3, 10, 100, 2024, 0][variant] ?? 1),
      );
    case 'string':
      return textOf(form, schema, options, variant);
  }
}

function rowOf(form: FormDefinition, items: FieldSchema, options: ExampleOptions, variant: number, n: number): Json {
  const row = valueOf(form, items, { ...options, seed: options.seed * 10 + n + 1 }, variant);
  return typeof row === 'object' && row !== null && !Array.isArray(row) && items.properties?.['id']
    ? { ...row, id: `r${n + 1}` }
    : row;
}

function textOf(form: FormDefinition, schema: FieldSchema, options: ExampleOptions, variant: number): Json {
  const list = schema['x-list'];
  const { seed } = options;
  if (list !== undefined && form.lists[list])
    return form.lists[list]?.[variant % (form.lists[list]?.length ?? 1)]?.code ?? '';
  if (list === options.taxonomy || schema['x-widget'] === 'tree')
    return options.categories[variant % Math.max(1, options.categories.length)] ?? '';
  switch (schema.format) {
    case 'date':
      return DATES[variant] ?? '2022-05-01';
    case 'decimal':
      return String(
        Math.max(
          Number(schema['x-min'] ?? '0'),
          Math.min(Number(schema['x-max'] ?? '1000000'), [10, 1, 100, 1000, 100000, 0][variant] ?? 10),
        ),
      );
    case 'uscc':
      return makeUscc(seed + variant);
    case 'patent-number':
      return makePatentNumber(2019, 'invention', 10_000 + seed + variant);
    case 'region-code':
      return '440100';
    case 'phone':
      return '020-88886666';
    case 'document-number':
      return `2024-${seed}-${variant}`;
    case 'email':
      return `contact${seed}@example.com`;
    default:
      break;
  }
  const candidates = [
    `第${seed}号内容`,
    `A${seed}`,
    '2024',
    `T/CAS ${seed}-2024`,
    `13800000000`,
    `内容${'详'.repeat(40)}`,
  ];
  const matching = schema.pattern
    ? candidates.filter((text) => new RegExp(schema.pattern ?? '', 'u').test(text))
    : candidates;
  const text = matching[variant % Math.max(1, matching.length)] ?? candidates[variant] ?? '';
  const long = text.padEnd(schema.minLength ?? 0, '文');
  return schema.maxLength === undefined ? long : cutText(long, schema.maxLength);
}
