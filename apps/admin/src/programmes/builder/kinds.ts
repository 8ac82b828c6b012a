import type { FieldSchema, FormField } from '@linxuan/form-rules';

/** Kinds of field as an official knows them; what else a field may be is shown and not offered. */
export const FIELD_KINDS = [
  'text',
  'textarea',
  'decimal',
  'integer',
  'date',
  'select',
  'yes-no',
  'declaration',
  'tree',
  'region',
  'uscc',
  'phone',
  'email',
  'patent-number',
  'attachment-ref',
  'table',
  'group',
] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** What a column of a table may be. */
export const COLUMN_KINDS: readonly FieldKind[] = FIELD_KINDS.filter(
  (kind) => !['table', 'group', 'tree', 'declaration'].includes(kind),
);

/** What a field of a kind is before anything is said about it; `list` names its choices, `slot` its files. */
export function blankField(
  kind: FieldKind,
  title: { zh: string; en: string },
  { list, slot, taxonomy }: { list: string; slot: string; taxonomy: string },
): FieldSchema {
  return { ...keywordsOf(kind, { list, slot, taxonomy }), 'x-title': title, 'x-help': HELP[kind] ?? FILL_IN };
}

const FILL_IN = { zh: '请如实填写。', en: 'Fill in as it is.' };
const HELP: Partial<Record<FieldKind, { zh: string; en: string }>> = {
  select: { zh: '选择一项。', en: 'Choose one.' },
  declaration: { zh: '必须确认后才能提交。', en: 'Has to be confirmed before submitting.' },
  table: { zh: '逐行填写。', en: 'One row for each.' },
  'attachment-ref': { zh: '选择已上传的附件。', en: 'Choose one of the files.' },
};

function keywordsOf(kind: FieldKind, names: { list: string; slot: string; taxonomy: string }): FieldSchema {
  switch (kind) {
    case 'text':
      return { type: 'string', maxLength: 100 };
    case 'textarea':
      return { type: 'string', maxLength: 2000, 'x-widget': 'textarea' };
    case 'decimal':
      return { type: 'string', format: 'decimal', maxLength: 20, 'x-min': '0' };
    case 'integer':
      return { type: 'integer', minimum: 0, maximum: 1_000_000 };
    case 'date':
      return { type: 'string', format: 'date', 'x-date': 'past' };
    case 'select':
      return { type: 'string', maxLength: 20, 'x-list': names.list };
    case 'yes-no':
      return { type: 'boolean', 'x-widget': 'yes-no' };
    case 'declaration':
      return { type: 'boolean', const: true, 'x-widget': 'declaration' };
    case 'tree':
      return { type: 'string', maxLength: 12, 'x-widget': 'tree', 'x-list': names.taxonomy };
    case 'region':
      return { type: 'string', format: 'region-code', maxLength: 6 };
    case 'uscc':
    case 'phone':
    case 'patent-number':
      return { type: 'string', format: kind, maxLength: 30 };
    case 'email':
      return { type: 'string', format: 'email', maxLength: 100 };
    case 'attachment-ref':
      return { type: 'string', maxLength: 40, 'x-widget': 'attachment-ref', 'x-slot': names.slot };
    case 'table':
      return {
        type: 'array',
        maxItems: 20,
        'x-widget': 'table',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['id'],
          properties: { id: { type: 'string', maxLength: 40, pattern: '^[A-Za-z0-9_-]+$' } },
        },
      };
    case 'group':
      return { type: 'object', additionalProperties: false, properties: {} };
  }
}

/** The kind of a field that stands in a form; null for one that is only written in YAML. */
export function kindOf({ widget }: Pick<FormField, 'widget'>): FieldKind | null {
  if (widget === 'cards') return 'table';
  if (widget === 'checkbox') return 'yes-no';
  return FIELD_KINDS.find((kind) => kind === widget) ?? null;
}

/** A name for the field out of its English title, which no other in `taken` has. */
export function fieldName(english: string, taken: readonly string[]): string {
  const words = english
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .slice(0, 4);
  const joined = words.map((word, index) => (index === 0 ? word : word[0]?.toUpperCase() + word.slice(1))).join('');
  const base = /^[a-z]/.test(joined) ? joined : `field${joined}`;
  const free = (name: string) => !taken.includes(name);
  if (free(base) && base !== 'id' && base !== 'attachments') return base;
  for (let count = 2; ; count += 1) if (free(`${base}${count}`)) return `${base}${count}`;
}
