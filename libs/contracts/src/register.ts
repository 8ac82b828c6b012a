import { Type, type Static } from '@sinclair/typebox';
import type { RegisterMembership, Text } from '@linxuan/domain';
import { Key, OptionalLine } from './text';

/** Columns of the sheet of a register, in their order. */
export const REGISTER_COLUMNS = ['uscc', 'name', 'number', 'issuedOn', 'validUntil', 'source'] as const;
export type RegisterColumn = (typeof REGISTER_COLUMNS)[number];
/** As many rows as come in at once. */
export const REGISTER_MOST = 5000;

const cell = () => Type.Optional(OptionalLine(200));
const columns = Object.fromEntries(REGISTER_COLUMNS.map((column) => [column, cell()])) as Record<
  RegisterColumn,
  ReturnType<typeof cell>
>;
/** A row as somebody typed it; a day is YYYY-MM-DD, and the end may be empty. */
export const RegisterRow = Type.Object(columns, { additionalProperties: false });
export type RegisterRowDto = Static<typeof RegisterRow>;
export const RegisterBody = Type.Object(
  { rows: Type.Array(RegisterRow, { minItems: 1, maxItems: REGISTER_MOST }) },
  { additionalProperties: false },
);
export type RegisterBodyDto = Static<typeof RegisterBody>;
export const RegisterParams = Type.Object({ register: Key() });
export const RegisterOwnQuery = Type.Object({ editionId: Key() }, { additionalProperties: false });

export interface RegisterLineDto {
  /** Counted from 1, as the rows were sent. */
  row: number;
  /** What becomes of it; null where something is wrong with it. */
  becomes: 'new' | 'changed' | 'known' | null;
  problems: { column: RegisterColumn; message: Text }[];
}
/** What a sheet would do to a register, or has done: all of it or nothing. */
export interface RegisterReportDto {
  done: boolean;
  lines: RegisterLineDto[];
  figures: { added: number; changed: number; known: number; problems: number };
}
/** A register that an edition names, with what is known of it. */
export interface RegisterDto {
  register: string;
  title: Text;
  /** Titles of the editions that let members in. */
  editions: Text[];
  lines: number;
  /** Lines that count today. */
  valid: number;
  importedAt: string | null;
}
/** What the registers of an edition know of the reader's organisation; null where the edition asks for none. */
export interface RegisterEntryDto {
  source: string;
  registers: { register: string; title: Text; memberships: (RegisterMembership & { counts: boolean })[] }[];
  mayEnter: boolean;
}
/** `rule` is null where the edition lets everybody apply. */
export interface RegisterOwnDto {
  rule: RegisterEntryDto | null;
}
