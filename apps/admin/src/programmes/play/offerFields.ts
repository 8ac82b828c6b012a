import type { PlayOfferDto } from '@linxuan/contracts';
import { isVisible } from '@linxuan/form-rules';
import type { ReasonValue } from '../../components';
import {
  payloadFields,
  toPayload,
  type FieldSchema,
  type FieldValues,
  type PayloadField,
} from '../../components/payloadSchema';

type Payload = Record<string, unknown>;

/** Names of what a person never types: digests, ids of rows, an order of ids. */
const NOT_TYPED = /(Sha|Id|^order)$/;
const REASON = ['reason', 'reasonCode', 'note'] as const;

/** Fields of the act that can be typed; an override is left as it is. */
export function fieldsOf({ schema }: Pick<PlayOfferDto, 'schema'>): PayloadField[] {
  return payloadFields({ payload: schema }).filter(
    ({ name, schema: field }) =>
      name !== 'override' && !NOT_TYPED.test(name) && (field.type !== 'array' || isTextTable(field)),
  );
}

const isTextTable = ({ items }: FieldSchema): boolean =>
  Object.values(items?.properties ?? {}).every(({ type }) => type === 'string');

/** The usual payload as its fields show it: days by their date, amounts in yuan. */
export function valuesOf(fields: readonly PayloadField[], payload: Payload): FieldValues {
  return Object.fromEntries(
    fields.map(({ name, schema }) => {
      const value = payload[name];
      if (Array.isArray(value)) return [name, value as Record<string, string>[]];
      if (value === undefined || value === null || typeof value === 'object')
        return [name, schema.type === 'array' ? [] : ''];
      if (name.endsWith('Fen')) return [name, String(Number(value) / 100)];
      const shown = String(value as string | number | boolean);
      return [name, schema.format === 'date-time' ? shown.slice(0, 10) : shown];
    }),
  );
}

export function givenOf(payload: Payload): ReasonValue {
  const given = (key: string) => (typeof payload[key] === 'string' ? payload[key] : '');
  return { reason: given('reason'), reasonCode: given('reasonCode'), note: given('note') };
}

/** What of the payload is filled in as usual and not shown as a field. */
export function leftOf(offer: Pick<PlayOfferDto, 'schema'>, payload: Payload): string[] {
  const shown = new Set<string>([...fieldsOf(offer).map(({ name }) => name), ...REASON]);
  return Object.keys(payload).filter((key) => !shown.has(key));
}

/** What was typed otherwise than is usual; null takes a key out of the payload. */
export function editedOf(
  offer: Pick<PlayOfferDto, 'schema'>,
  payload: Payload,
  values: FieldValues,
  reason: ReasonValue,
): Payload {
  const fields = fieldsOf(offer);
  const usual = valuesOf(fields, payload);
  const typed = toPayload(fields, values);
  const changed = fields
    .filter(({ name }) => values[name] !== undefined)
    .filter(({ name }) => JSON.stringify(values[name]) !== JSON.stringify(usual[name]))
    .map(({ name }) => [name, typed[name] ?? null] as const);
  const given = givenOf(payload);
  const reasons = REASON.filter((key) => reason[key] !== given[key]).map(
    (key) => [key, isVisible(reason[key]) ? reason[key].trim() : null] as const,
  );
  return Object.fromEntries([...changed, ...reasons]);
}
