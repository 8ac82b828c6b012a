import { taxonomyEntries, taxonomyId } from './names';
import type { WizardInput } from './shapes';
import { code, pair, word } from './yaml-words';

/** Fields and directions, one a line. */
export function taxonomyPart({ answers, source }: WizardInput): string {
  const { title, callTitle, callDate } = answers;
  return [
    '# 申报领域和方向；编号一旦使用不再改变。 / Fields and directions; a code that was used stays.',
    `id: ${taxonomyId(answers)}`,
    `title: {zh: ${word(`${title.zh}领域`)}, en: ${word(`Fields of ${title.en}`)}}`,
    `source: {number: ${word(source)}, title: ${word(callTitle)}, date: "${callDate}"}`,
    'entries:',
    ...taxonomyEntries(answers).map(
      ({ code: at, parent, name }) =>
        `  - {code: ${code(at)}, level: ${parent === null ? 1 : 2}, parent: ${parent === null ? 'null' : code(parent)}, name: ${pair(name)}}`,
    ),
    '',
  ].join('\n');
}

/** Nominators that are not known here yet; null where all are. */
export function organisationsPart({ answers, organisations }: WizardInput): string | null {
  const added = answers.nominators.flatMap(({ org, name, region }) =>
    name && !organisations.has(org) ? [{ org, name, region }] : [],
  );
  if (added.length === 0) return null;
  return [
    '# 本系统还没有的推荐单位；导入后由系统运维开设账号。 / Nominators that are new here; an operator gives them accounts.',
    'organisations:',
    ...added.map(
      ({ org, name, region }) =>
        `  - {code: ${code(org)}, kind: nominator, level: none, parent: null, region: ${region === null ? 'null' : `"${region}"`}, name: ${pair(name)}}`,
    ),
    '',
  ].join('\n');
}
