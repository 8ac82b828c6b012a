import type { FieldColumn, NoticeStage, ProgrammeDefinition, PublicationStage, Text } from './definition';
import { nounsOf, type ResultNouns } from './nouns';

/** A column of a notice or a catalogue as every page, file and screen shows it. */
export interface ResultColumn {
  /** `no` for the running number, else the key of the edition. */
  key: string;
  title: Text;
  /** Where the form fills it: the pointer of its field. */
  field?: string;
  type?: 'text' | 'number';
  unit?: Text;
}

/** Behind which column the holder stands, where the edition shows holders and names no place for them. */
const BEFORE_HOLDER = ['category', 'name', 'no'];

/** What a column of a given key is called. The area is the heading of its list, so it is no column of its own. */
const titlesOf = (nouns: ResultNouns): Readonly<Record<string, Text>> => ({
  no: { zh: '序号', en: 'No.' },
  name: nouns.title,
  category: nouns.category,
  holder: nouns.holder,
  nominator: nouns.nominator,
  process: nouns.summary,
  parameters: nouns.parameters,
  cases: nouns.cases,
});

/** Keys that an edition's own columns may not take: the product's columns, and those that it adds to files. */
export const OWN_COLUMN_KEYS: readonly string[] = [
  'number',
  'area',
  'id',
  'section',
  'co2',
  'coal',
  'state',
  'stateOn',
  'effects',
  ...Object.keys(titlesOf(nounsOf({}))),
];

/** Columns of an edition that the form fills, with their places in the list. */
export function fieldColumns({ columns }: Pick<PublicationStage, 'columns'>): { column: FieldColumn; index: number }[] {
  return columns.flatMap((column, index) => (typeof column === 'string' ? [] : [{ column, index }]));
}

/** Whether a stage prints a column of the product's own. */
export const hasColumn = ({ columns }: Pick<PublicationStage, 'columns'>, key: string): boolean =>
  columns.some((column) => column === key);

/**
 * The columns of a notice or of a publication, in the order and the words of the edition. Pages, papers, downloads and
 * screens all ask here. A publication has its holders where `showHolder` says so, and nowhere else.
 */
export function resultColumns(
  definition: Pick<ProgrammeDefinition, 'nouns' | 'guide'>,
  stage: Pick<NoticeStage, 'kind' | 'columns'> | Pick<PublicationStage, 'kind' | 'columns' | 'showHolder'>,
): ResultColumn[] {
  const titles = titlesOf(nounsOf(definition));
  const columns = stage.columns.flatMap((column): ResultColumn[] => {
    if (typeof column !== 'string') return [column];
    const key = column === 'number' ? 'no' : column;
    const title = titles[key];
    return title ? [{ key, title }] : [];
  });
  if (stage.kind === 'public-notice') return columns;
  const others = columns.filter(({ key }) => key !== 'holder');
  if (!stage.showHolder) return others;
  if (others.length < columns.length) return columns;
  const behind = BEFORE_HOLDER.find((key) => others.some((one) => one.key === key));
  const at = behind === undefined ? 0 : others.findIndex(({ key }) => key === behind) + 1;
  return [...others.slice(0, at), { key: 'holder', title: titles['holder'] as Text }, ...others.slice(at)];
}

const USUAL_NUMBERING = '{area}-{no}';

/** The number of an entry as it is printed. Its permanent id and its address do not change with the pattern. */
export function entryNumber({ numbering }: Pick<PublicationStage, 'numbering'>, area: string, number: number): string {
  return (numbering ?? USUAL_NUMBERING)
    .replaceAll('{area}', area)
    .replaceAll('{no}', String(number).padStart(2, '0'))
    .replaceAll('{n}', String(number));
}
