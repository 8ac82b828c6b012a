import type { ProgrammeDefinition } from '../../programme/definition';
import type { PayloadSchema } from '../../programme/machine';

/** Building blocks of payload schemas. Lengths are in characters. */
export const text = (maxLength = 4000) => ({ type: 'string', minLength: 1, maxLength });
export const uuid = { type: 'string', format: 'uuid' };
export const code = { type: 'string', minLength: 1, maxLength: 64 };
export const pointers = {
  type: 'array',
  items: { type: 'string', pattern: '^(/.*)?$', maxLength: 300 },
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
  revisionSha: { type: 'string', pattern: '^[0-9a-f]{64}$' },
  draftVersion: { type: 'integer' },
});
