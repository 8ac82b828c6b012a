import { isVisible } from '@linxuan/form-rules';
import { isBusinessDate } from '../calendar';
import { problem, type ProgrammeProblem } from './check-problem';
import type { ProgrammeCheck } from './check-material';
import { pointerOf } from './load-positions';

/**
 * Fields of the holder that no condition may look at (发改体改〔2024〕1742号, art. 44-47). Routing by place reads them
 * elsewhere.
 */
const FORBIDDEN_FIELDS = /\bholder[./](regionCode|address|kind|affiliation|groupCode|registeredCapital)\b/;
const FORBIDDEN_WORDS =
  /注册地|注册在|在(本省|本市|本地|当地)(注册|登记|设立|投资)|设立(子公司|分公司|分支机构)|本地(企业|产品|配套)|(本省|本市|外地|外省)(企业|产品)|所有制|民营企业|国有企业|国企|外资企业|地方推荐目录|定向补贴/;
const FORBIDDEN_WORDS_EN =
  /\b(place of registration|registered (in|within) the (province|city)|local (firm|firms|enterprise|enterprises|output|product|products|subsidiary)|state-owned|privately owned|foreign-owned|ownership of the holder)\b/i;

/**
 * Fair competition (发改体改〔2024〕1742号): the review is on record, and no condition turns on place, ownership or local
 * output.
 */
export const checkFairness: ProgrammeCheck = (definition) => {
  const problems: ProgrammeProblem[] = [];
  const { record, date } = definition.fairCompetitionReview;
  if (!isVisible(record) || !isBusinessDate(date))
    problems.push(
      problem('fairness.no-record', '/fairCompetitionReview', {
        zh: '没有公平竞争审查记录，不得开放（发改体改〔2024〕1742号第八条、第九条）',
        en: 'Without a record of the fair-competition review an edition may not open (发改体改〔2024〕1742号, art. 8-9)',
      }),
    );
  const conditions: [string, unknown][] = [
    ['eligibility', definition.eligibility],
    ['rubrics', definition.rubrics],
  ];
  for (const [key, value] of conditions)
    for (const path of forbidden(value, [key]))
      problems.push(
        problem('fairness.condition', path, {
          zh: '条件涉及注册地、所有制或者本地化要求（发改体改〔2024〕1742号第四十四条至第四十七条）',
          en: 'A condition on place of registration, ownership or local output (发改体改〔2024〕1742号, art. 44-47)',
        }),
      );
  return problems;
};

/** Paths of the rules and criteria that speak of something forbidden; one report for each. */
function forbidden(value: unknown, at: (string | number)[]): string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown, index) => {
    const criteria = typeof item === 'object' && item !== null && 'criteria' in item ? item.criteria : undefined;
    if (criteria) return forbidden(criteria, [...at, index, 'criteria']);
    return texts(item).some(
      (text) => FORBIDDEN_FIELDS.test(text) || FORBIDDEN_WORDS.test(text) || FORBIDDEN_WORDS_EN.test(text),
    )
      ? [pointerOf([...at, index])]
      : [];
  });
}

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(texts);
}
