import type { DateKind } from '@linxuan/form-rules';
import type { ProgrammeDefinition } from '../../programme/definition';
import type { PayloadSchema } from '../../programme/machine';

/**
 * Building blocks of payload schemas. Lengths are in characters as people count them; what must be there must be
 * visible; `x-text` says how a text is cleaned before it is looked at (one line, or paragraphs).
 */
export const text = (maxLength = 4000) => ({ type: 'string', 'x-text': 'paragraphs', minLength: 1, maxLength });
/** Text that may stay empty. */
export const optionalText = (maxLength = 4000) => ({ type: 'string', 'x-text': 'paragraphs', maxLength });
/** One line: a title, a name, a number. */
export const line = (maxLength: number) => ({ type: 'string', 'x-text': 'line', minLength: 1, maxLength });
export const optionalLine = (maxLength: number) => ({ type: 'string', 'x-text': 'line', maxLength });
/** The number of an official document, a certificate or a consignment: nothing that only stands in its place. */
export const documentNumber = { ...line(80), 'x-number': true };
export const optionalDocumentNumber = { ...optionalLine(80), 'x-number': true };
export const uuid = { type: 'string', 'x-text': 'line', format: 'uuid' };
export const code = line(64);
/** A day as YYYY-MM-DD by what it is about (`dateBounds` of form-rules); there is none without a kind. */
const day = (kind: DateKind) => ({ type: 'string', 'x-text': 'line', format: 'date', 'x-date': kind });
/**
 * The day of something that has happened, such as a letter that is signed: no later than the day on which it is sent
 * in.
 */
export const pastDay = day('past');
/** A day that is planned or owed. */
export const plannedDay = day('ahead');
/** The day that a paper bears. */
export const paperDay = day('paper');
/** An instant that is planned or owed. */
export const plannedInstant = { type: 'string', 'x-text': 'line', format: 'date-time', 'x-date': 'ahead' };
export const digest = { type: 'string', 'x-text': 'line', pattern: '^[0-9a-f]{64}$' };
export const pointers = {
  type: 'array',
  items: { ...optionalLine(300), pattern: '^(/.*)?$' },
  minItems: 1,
  maxItems: 200,
  uniqueItems: true,
};

export function payload(properties: Record<string, unknown> = {}, required: string[] = []): PayloadSchema {
  return { type: 'object', additionalProperties: false, properties, required };
}

/** The recorded reason for going over a soft cap (原则上). */
export const overrideSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['reason'],
  properties: { reason: text(2000) },
};

/** Where an edition has a soft cap, whoever promises beyond it says why. */
export const overrideOf = ({ quotas }: Pick<ProgrammeDefinition, 'quotas'>): { override?: typeof overrideSchema } =>
  quotas.some(({ type, strength }) => type !== 'uncapped' && strength === 'soft') ? { override: overrideSchema } : {};

export const reasonPayload = payload({ reason: text() }, ['reason']);
export const rejectPayload = payload({ reasonCode: code, reason: text() }, ['reasonCode', 'reason']);
export const returnPayload = payload({ fields: pointers, reason: text() }, ['fields', 'reason']);
/** A submission names the stored content by digest; the server stores it while it accepts the request. */
export const submissionPayload = payload({
  revisionSha: digest,
  draftVersion: { type: 'integer', minimum: 0, maximum: 2_147_483_647 },
});
