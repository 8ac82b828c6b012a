import { isVisible, type DateKind } from '@linxuan/form-rules';
import type { OfferedAction } from '../providers/types';

/** The part of JSON Schema that payloads of actions use. */
export interface FieldSchema {
  type?: string;
  enum?: string[];
  format?: string;
  /** What a date is about. */
  'x-date'?: DateKind;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  items?: FieldSchema;
  properties?: Record<string, FieldSchema>;
  required?: string[];
}
export interface PayloadField {
  name: string;
  schema: FieldSchema;
  required: boolean;
}
export type FieldValue = string | Record<string, string>[];
export type FieldValues = Record<string, FieldValue>;

const OWN = new Set(['reason', 'reasonCode', 'note']);
const isPlain = ({ type, enum: choices }: FieldSchema): boolean =>
  choices !== undefined || ['string', 'integer', 'number', 'boolean'].includes(type ?? '');
const isTable = ({ type, items }: FieldSchema): boolean =>
  type === 'array' && items?.type === 'object' && Object.values(items.properties ?? {}).every(isPlain);

/**
 * Fields of an action's payload that a dialog can ask for; reason, kind of reason and note have fields of their own.
 */
export function payloadFields({ payload }: Pick<OfferedAction, 'payload'>): PayloadField[] {
  const required = (payload['required'] ?? []) as string[];
  return Object.entries((payload['properties'] ?? {}) as Record<string, FieldSchema>)
    .filter(([name, schema]) => !OWN.has(name) && (isPlain(schema) || isTable(schema) || name === OVERRIDE))
    .map(([name, schema]) => ({
      name,
      schema: name === OVERRIDE ? (schema.properties?.['reason'] ?? schema) : schema,
      required: required.includes(name),
    }));
}

/** Over a soft cap (原则上) the reason is what the override holds; without one there is no override. */
const OVERRIDE = 'override';
export const pointerOf = (name: string): string => (name === OVERRIDE ? '/override/reason' : `/${name}`);

/** Amounts travel in fen and are typed in yuan. */
export const isAmount = (name: string): boolean => name.endsWith('Fen');

/** What was typed as the payload takes it; empty fields are left out. A date of day ends with its day in Beijing. */
export function toPayload(fields: readonly PayloadField[], values: FieldValues): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap(({ name, schema }) => {
      const value = values[name];
      if (Array.isArray(value))
        return value.length > 0 ? [[name, value.map((row) => rowOf(schema.items?.properties ?? {}, row))]] : [];
      return value === undefined || !isVisible(value)
        ? []
        : [[name, name === OVERRIDE ? { reason: value.trim() } : plain(name, schema, value.trim())]];
    }),
  );
}

const rowOf = (columns: Record<string, FieldSchema>, row: Record<string, string>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([, cell]) => isVisible(cell))
      .map(([column, cell]) => [column, plain(column, columns[column] ?? {}, cell.trim())]),
  );

function plain(name: string, { type, format }: FieldSchema, value: string): unknown {
  if (type === 'integer' || type === 'number') return isAmount(name) ? Math.round(Number(value) * 100) : Number(value);
  if (type === 'boolean') return value === 'true';
  return format === 'date-time' ? new Date(`${value}T23:59:59.999+08:00`).toISOString() : value;
}

export function missingFields(fields: readonly PayloadField[], values: FieldValues): boolean {
  return fields.some(
    ({ name, required }) =>
      required && (Array.isArray(values[name]) ? values[name].length === 0 : !isVisible(values[name])),
  );
}
