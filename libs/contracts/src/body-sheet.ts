import { Type, type Static } from '@sinclair/typebox';
import type { Text } from '@linxuan/domain';
import type { GrantProposedDto } from './grant';
import { OptionalLine } from './text';

/** Columns of the sheet of bodies and their people, in their order. Each cell may be empty. */
export const BODY_SHEET_COLUMNS = [
  'org',
  'kind',
  'name',
  'nameEn',
  'uscc',
  'region',
  'affiliation',
  'parent',
  'person',
  'login',
  'roles',
  'identity',
] as const;
export type BodySheetColumn = (typeof BODY_SHEET_COLUMNS)[number];
/** As many rows as come in at once. */
export const BODY_SHEET_MOST = 1000;

const cell = () => Type.Optional(OptionalLine(200));
const columns = Object.fromEntries(BODY_SHEET_COLUMNS.map((column) => [column, cell()])) as Record<
  BodySheetColumn,
  ReturnType<typeof cell>
>;
/**
 * A row as somebody typed it: a body that is new has kind and name, one that is known its code alone; a person stands
 * with login and roles, several divided by a comma.
 */
export const BodySheetRow = Type.Object(columns, { additionalProperties: false });
export type BodySheetRowDto = Static<typeof BodySheetRow>;
export const BodySheetBody = Type.Object(
  { rows: Type.Array(BodySheetRow, { minItems: 1, maxItems: BODY_SHEET_MOST }) },
  { additionalProperties: false },
);
export type BodySheetBodyDto = Static<typeof BodySheetBody>;

export interface BodySheetLineDto {
  /** Counted from 1, as the rows were sent. */
  row: number;
  /** What becomes of the body; null where the row names none that can be. */
  body: 'new' | 'known' | null;
  /** What becomes of the person: a new account, more roles, or nothing to do; null where the row names nobody. */
  person: 'account' | 'roles' | 'known' | null;
  problems: { column: BodySheetColumn | null; message: Text }[];
}
/** What a sheet would do, or has done: all of it or nothing. */
export interface BodySheetReportDto {
  done: boolean;
  lines: BodySheetLineDto[];
  figures: { bodies: number; accounts: number; roles: number; problems: number };
  /** What was proposed and waits for another person, each with the first half of a new password. */
  proposed: GrantProposedDto[];
}
