import { Type, type Static } from '@sinclair/typebox';
import type { Text } from '@linxuan/domain';
import type { EditionDifferenceDto, EditionProblemDto } from './edition';
import { Revision } from './numbers';
import { Key, Source } from './text';

const key = Key();
const yaml = Source();

/** A bundle (an edition with what it names, as one YAML file), or the text of an edition alone. */
export const EditionBundleBody = Type.Object({ text: yaml }, { additionalProperties: false });
export type EditionBundleBodyDto = Static<typeof EditionBundleBody>;
export const EditionImportBody = Type.Object(
  {
    text: yaml,
    /** Revision of the draft that the report showed and that the file replaces. */
    revision: Type.Optional(Revision()),
  },
  { additionalProperties: false },
);
export type EditionImportBodyDto = Static<typeof EditionImportBody>;
/**
 * What an import does: a programme that is new here, a new edition of one, a new version of an edition, another text of
 * a draft; `same` changes nothing.
 */
export type EditionBundleOutcome = 'programme' | 'edition' | 'version' | 'draft' | 'same';
export interface EditionTaxonomyChangeDto {
  id: string;
  title: Text;
  /** How many it has. */
  entries: number;
  /** False where there is none to compare it with. */
  compared: boolean;
  added: { code: string; name: Text }[];
  removed: { code: string; name: Text }[];
  renamed: { code: string; name: Text; before: string }[];
}
/** What an import of a bundle would do; nothing is stored by asking. */
export interface EditionBundleReportDto {
  /** Null where the edition cannot be read. */
  editionId: string | null;
  title: Text | null;
  outcome: EditionBundleOutcome | 'refused';
  version: number | null;
  /** The draft whose text would be replaced. */
  draft: { version: number; revision: number; savedAt: string } | null;
  /** What it is compared with. */
  base: { id: string; version: number } | null;
  /** Parts that the file leaves out and the installation has. */
  taken: ('form' | 'taxonomy' | 'earlier')[];
  /** Organisations that would be added. */
  organisations: { code: string; name: Text }[];
  taxonomy: EditionTaxonomyChangeDto | null;
  problems: EditionProblemDto[];
  /** Problems beyond those listed. */
  more: number;
  differences: EditionDifferenceDto[];
}
export interface EditionImportedDto {
  editionId: string;
  version: number;
  /** False where the text is known already. */
  changed: boolean;
}
/** A taxonomy as YAML, in the shape of config/schema/taxonomy.schema.json. */
export const EditionTaxonomyBody = Type.Object(
  { text: yaml, revision: Type.Optional(Revision()) },
  { additionalProperties: false },
);
export type EditionTaxonomyBodyDto = Static<typeof EditionTaxonomyBody>;
export interface EditionTaxonomyReportDto {
  /** Null where it cannot be read. */
  change: EditionTaxonomyChangeDto | null;
  /** What is wrong in it, or what in the edition would no longer fit it. */
  problems: EditionProblemDto[];
}

/** One side of a comparison: a version that is known here, or the text of a file. */
const side = Type.Union([
  Type.Object({ id: key, version: Type.Integer({ minimum: 1, maximum: 100_000 }) }, { additionalProperties: false }),
  Type.Object({ text: yaml }, { additionalProperties: false }),
]);
export const EditionCompareBody = Type.Object({ before: side, after: side }, { additionalProperties: false });
export type EditionCompareBodyDto = Static<typeof EditionCompareBody>;
export interface EditionComparisonDto {
  before: Text;
  after: Text;
  taxonomy: EditionTaxonomyChangeDto | null;
  differences: EditionDifferenceDto[];
  /** Texts of both editions, for the difference by lines. */
  yaml: { before: string; after: string };
}
