import { Type, type Static } from '@sinclair/typebox';
import type { DossierKind, Text } from '@linxuan/domain';
import { SearchText } from './text';

/** What one search looks through, in the order in which it is shown. */
export const FOUND_KINDS = ['case', 'entry', 'notice', 'dossier', 'edition', 'organisation', 'account'] as const;
export type FoundKind = (typeof FOUND_KINDS)[number];

/** Something that was found; its kind and `id` say which page shows it. */
export interface FoundDto {
  kind: FoundKind;
  /** The case of a catalogue entry, else the thing's own. */
  id: string;
  number: string | null;
  /** Null for a dossier, which has no title beside its number. */
  title: Text | null;
  /** The holder, or the organisation that a dossier comes from; null where there is none or the person may not know it. */
  holder: Text | null;
  /** Title of the programme and name of the edition, for instance `2024`. */
  edition: { id: string; title: Text; name: string } | null;
  dossierKind: DossierKind | null;
}

/** One kind of what was found. How many more there are is not counted. */
export interface FoundGroupDto {
  kind: FoundKind;
  rows: FoundDto[];
  more: boolean;
}

export const SearchQuery = Type.Object({ q: SearchText(200) });
export type SearchQueryDto = Static<typeof SearchQuery>;
