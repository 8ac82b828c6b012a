import type { AttachmentInfo, Facts, FieldSchema, FormDefinition, Json, ProblemCode } from '../types';
import { withoutBlanks } from '../content/blank';
import { escapeSegment, isObject } from '../content/limits';
import { fieldAt } from '../schema/fields';
import { slotPointer, validateAttachments } from './attachments';
import { validateForm } from './validate-form';

export interface Missing {
  step: string;
  pointer: string;
  code: ProblemCode;
}
export interface Meter {
  done: number;
  total: number;
  percent: number;
  missing: Missing[];
}
export interface Completeness extends Meter {
  steps: (Meter & { step: string })[];
}

/**
 * How far the form is filled in: what must be there (required fields, also of the rows that exist, least numbers of
 * rows, required files) and what is there but wrong. 100 percent means exactly that nothing stands in the way of
 * submitting.
 */
export function completeness(
  form: FormDefinition,
  content: Json,
  files: readonly AttachmentInfo[],
  facts: Facts = {},
): Completeness {
  const units = new Map<string, string>();
  const stepOf = (pointer: string): string => stepAt(form, pointer);
  collectRequired(form.schema, withoutBlanks(content), '', (pointer) => units.set(pointer, stepOf(pointer)));
  for (const slot of form.attachments) if (slot.required || slot.min > 0) units.set(slotPointer(slot), slot.step);
  const missing = new Map<string, Missing>();
  for (const { pointer, code, severity } of [
    ...validateForm(form, content, facts),
    ...validateAttachments(form, files),
  ]) {
    if (severity === 'error' && !missing.has(pointer)) missing.set(pointer, { step: stepOf(pointer), pointer, code });
  }
  for (const [pointer, { step }] of missing) units.set(pointer, step);
  const steps = form.steps.map(({ id }) => ({
    step: id,
    ...meter(
      [...units].filter(([, step]) => step === id).map(([pointer]) => pointer),
      missing,
    ),
  }));
  return { ...meter([...units.keys()], missing), steps };
}

function meter(units: readonly string[], missing: ReadonlyMap<string, Missing>): Meter {
  const open = units.flatMap((pointer) => missing.get(pointer) ?? []);
  const done = units.length - open.length;
  return {
    done,
    total: units.length,
    percent: units.length === 0 ? 100 : Math.floor((done * 100) / units.length),
    missing: open,
  };
}

function stepAt(form: FormDefinition, pointer: string): string {
  const slot = form.attachments.find((one) => slotPointer(one) === pointer);
  if (slot) return slot.step;
  for (let path = pointer; path !== ''; path = path.slice(0, path.lastIndexOf('/'))) {
    const field = fieldAt(form, path);
    if (field) return field.step;
  }
  return form.steps.at(pointer.startsWith('/attachments') ? -1 : 0)?.id ?? '';
}

function collectRequired(
  schema: FieldSchema,
  value: Json | undefined,
  pointer: string,
  add: (pointer: string) => void,
): void {
  const object = isObject(value) ? value : undefined;
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    const at = `${pointer}/${escapeSegment(name)}`;
    const inner = object && Object.hasOwn(object, name) ? object[name] : undefined;
    const required = schema.required?.includes(name) ?? false;
    if (field.type === 'object' && (required || inner !== undefined)) collectRequired(field, inner, at, add);
    else if (required || (field.minItems ?? 0) > 0) add(at);
    const rows = field.items;
    if (rows?.type === 'object' && Array.isArray(inner))
      inner.forEach((row, i) => collectRequired(rows, row, `${at}/${i}`, add));
  }
}
