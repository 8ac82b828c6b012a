import { Type, type Static } from '@sinclair/typebox';
import type { Text } from '@linxuan/domain';
import { pageQuery } from './task';
import { Email, Line, Paragraphs, Phone, Reason, Shaped } from './text';

export const REGISTRATION_STATES = ['filed', 'checked', 'confirmed', 'refused'] as const;
export type RegistrationState = (typeof REGISTRATION_STATES)[number];

/** What an enterprise, or a person of one, says on the public site to get an account; the licence comes as a file. */
export const RegistrationForm = Type.Object(
  {
    /** Unified social credit code, however it is written. */
    code: Line(60),
    /** The licence does show a code whose check digit fails. */
    codeAsShown: Type.Optional(Type.Boolean()),
    orgName: Line(120),
    /** Of the place whose nominator takes its applications. */
    regionCode: Shaped('^[0-9]{6}$'),
    personName: Line(60),
    phone: Phone(),
    email: Email(),
    /** What the record has wrong about the organisation. */
    dispute: Type.Optional(Paragraphs(1000)),
  },
  { additionalProperties: false },
);
export type RegistrationFormDto = Static<typeof RegistrationForm>;

export const RegistrationQuery = Type.Object({
  ...pageQuery,
  state: Type.Optional(Type.Union(REGISTRATION_STATES.map((one) => Type.Literal(one)))),
});
export type RegistrationQueryDto = Static<typeof RegistrationQuery>;

/** The first of two people found the licence right; `renames`: the name on record is to become that of the licence. */
export const RegistrationCheckBody = Type.Object({ renames: Type.Boolean() }, { additionalProperties: false });
export type RegistrationCheckBodyDto = Static<typeof RegistrationCheckBody>;

export const RegistrationRefusalBody = Type.Object({ reason: Reason() }, { additionalProperties: false });
export type RegistrationRefusalBodyDto = Static<typeof RegistrationRefusalBody>;

/** Somebody who asks for an account, the licence that was sent, and what became of it. */
export interface RegistrationDto {
  id: string;
  code: string;
  /** As on the licence. */
  orgName: string;
  regionCode: string;
  personName: string;
  phone: string;
  email: string;
  /** Empty where nothing on record is said to be wrong. */
  dispute: string;
  /** The licence; `size` in bytes. */
  file: { name: string; mime: string; size: number };
  filedAt: string;
  state: RegistrationState;
  checkedBy: string | null;
  checkedAt: string | null;
  renames: boolean;
  decidedBy: string | null;
  decidedAt: string | null;
  reason: string | null;
  /** When the first password was set. */
  claimedAt: string | null;
  /** Sign-in name of the account, once confirmed. */
  login: string | null;
  /** The organisation that has this code already; `people` act for it today. */
  onRecord: { id: string; name: Text; people: number } | null;
  /** Checked by the reader, by whatever account: another person confirms. */
  mine: boolean;
}
