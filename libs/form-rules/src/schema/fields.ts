import type { FieldSchema, FormDefinition, FormStep, ListEntry, LocalText, Publicity, Widget } from '../types';
import { escapeSegment } from '../content/limits';
import { ONE_LINE } from './clean-content';

/** One field for rendering; rows of a list have `*` in their pointer. */
export interface FormField {
  pointer: string;
  name: string;
  step: string;
  title: LocalText;
  help: LocalText | undefined;
  widget: Widget;
  unit: LocalText | undefined;
  type: FieldSchema['type'];
  format: string | undefined;
  required: boolean;
  public: Publicity;
  /** Entries to choose from; undefined where the list is a taxonomy or register that is loaded apart (`listName`). */
  options: readonly ListEntry[] | undefined;
  listName: string | undefined;
  slot: string | undefined;
  maxLength: number | undefined;
  minItems: number | undefined;
  maxItems: number | undefined;
  scale: number | undefined;
  /** Inside a row of this list. */
  list: string | undefined;
  schema: FieldSchema;
}

interface Above {
  pointer: string;
  step: string;
  public: Publicity;
  list: string | undefined;
}

const cache = new WeakMap<FormDefinition, readonly FormField[]>();

/** All fields, groups and lists before what stands in them, in the order of the schema. Row ids are not fields. */
export function formFields(form: FormDefinition): readonly FormField[] {
  const known = cache.get(form);
  if (known) return known;
  const fields: FormField[] = [];
  collect(
    form,
    form.schema,
    { pointer: '', step: form.steps[0]?.id ?? '', public: form.schema['x-public'] ?? 'confidential', list: undefined },
    fields,
  );
  cache.set(form, fields);
  return fields;
}

/** The fields of one step, in order. */
export function stepFields(form: FormDefinition, step: FormStep['id']): FormField[] {
  return formFields(form).filter((field) => field.step === step);
}

function collect(form: FormDefinition, schema: FieldSchema, above: Above, out: FormField[]): void {
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    if (name === 'id' && above.list !== undefined) continue;
    const pointer = `${above.pointer}/${escapeSegment(name)}`;
    const step = field['x-step'] ?? above.step;
    const publicity = field['x-public'] ?? above.public;
    out.push(
      describe(form, name, field, schema.required?.includes(name) ?? false, {
        pointer,
        step,
        public: publicity,
        list: above.list,
      }),
    );
    if (field.type === 'object') collect(form, field, { pointer, step, public: publicity, list: above.list }, out);
    if (field.type === 'array' && field.items?.type === 'object') {
      collect(form, field.items, { pointer: `${pointer}/*`, step, public: publicity, list: pointer }, out);
    }
  }
}

function describe(form: FormDefinition, name: string, schema: FieldSchema, required: boolean, at: Above): FormField {
  const listName = schema['x-list'];
  return {
    pointer: at.pointer,
    name,
    step: at.step,
    title: schema['x-title'] ?? { zh: name, en: name },
    help: schema['x-help'],
    widget: schema['x-widget'] ?? defaultWidget(schema),
    unit: schema['x-unit'],
    type: schema.type,
    format: schema.format,
    required,
    public: at.public,
    options: listName === undefined ? undefined : form.lists[listName],
    listName,
    slot: schema['x-slot'],
    maxLength: schema.maxLength,
    minItems: schema.minItems,
    maxItems: schema.maxItems,
    scale: schema.format === 'decimal' ? (schema['x-scale'] ?? 2) : undefined,
    list: at.list,
    schema,
  };
}

function defaultWidget(schema: FieldSchema): Widget {
  switch (schema.type) {
    case 'object':
      return 'group';
    case 'array':
      return 'table';
    case 'boolean':
      return 'checkbox';
    case 'integer':
      return 'integer';
    case 'string':
      return schema['x-list'] !== undefined ? 'select' : byFormat(schema);
  }
}

function byFormat(schema: FieldSchema): Widget {
  switch (schema.format) {
    case 'decimal':
    case 'date':
    case 'uscc':
    case 'patent-number':
    case 'phone':
    case 'email':
      return schema.format;
    case 'region-code':
      return 'region';
    default:
      return (schema.maxLength ?? 0) > ONE_LINE ? 'textarea' : 'text';
  }
}

/**
 * Field that a place in the content belongs to, whichever row it lies in and whether the row is named by number or id.
 */
export function fieldAt(form: FormDefinition, pointer: string): FormField | undefined {
  const lists = formFields(form)
    .filter((field) => field.type === 'array')
    .map((field) => field.pointer);
  const general = pointer
    .split('/')
    .reduce((path, segment, i) => (i === 0 ? '' : lists.includes(path) ? `${path}/*` : `${path}/${segment}`), '');
  return formFields(form).find((field) => field.pointer === general);
}
