import type { NoticeStage, ProgrammeDefinition, PublicationStage, Text } from './definition';
import { nounsOf, type ResultNouns } from './nouns';

/** A column of a notice or a catalogue as every page, file and screen shows it. */
export interface ResultColumn {
  /** `no` for the running number, else the key of the edition. */
  key: string;
  title: Text;
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

/**
 * The columns of a notice or of a publication, in the order and the words of the edition. Pages, papers, downloads and
 * screens all ask here. A publication has its holders where `showHolder` says so, and nowhere else.
 */
export function resultColumns(
  definition: Pick<ProgrammeDefinition, 'nouns' | 'guide'>,
  stage: Pick<NoticeStage, 'kind' | 'columns'> | Pick<PublicationStage, 'kind' | 'columns' | 'showHolder'>,
): ResultColumn[] {
  const titles = titlesOf(nounsOf(definition));
  const columns = stage.columns.flatMap((name): ResultColumn[] => {
    const key = name === 'number' ? 'no' : name;
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
