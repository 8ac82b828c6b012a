import { problem, type ProgrammeProblem } from './check-problem';
import type { ProgrammeCheck } from './check-material';
import type { QuotaDefinition, QuotaExtraRule, Text } from './definition';

/** Numbers that count nothing here: percentages and dates. */
const NOT_COUNTED = /\d+(?:\.\d+)?\s*(?:%|年|月|日)|\b(?:19|20)\d\d\b/g;

/**
 * The words of a quota are shown wherever somebody nominates or is refused, so a number in them is the number of the
 * quota. Amounts of money are left out: their cap is in fen, and their words speak of shares.
 */
export const checkQuotaWords: ProgrammeCheck = ({ quotas }) =>
  quotas.flatMap((quota, index) => [
    ...ofText(quota, quota.title, { zh: '名称', en: 'title' }, `/quotas/${index}/title`),
    ...ofText(quota, quota.rule.words, { zh: '规则文字', en: 'rule' }, `/quotas/${index}/rule/words`),
  ]);

/** One finding for both languages where both are behind. */
function ofText(
  { type, cap, title, extras }: QuotaDefinition,
  words: Text,
  place: Text,
  path: string,
): ProgrammeProblem[] {
  if (type !== 'cap' || cap === null) return [];
  const most = cap + (extras?.rules ?? []).reduce((sum, rule) => sum + mostOf(rule), 0);
  const behind = (['zh', 'en'] as const).flatMap((lang) => {
    const named = numbersIn(words[lang]);
    return named.length === 0 || named.includes(cap) || named.includes(most) ? [] : [{ lang, named }];
  });
  const [first] = behind;
  if (!first) return [];
  const named = [...new Set(behind.flatMap((one) => one.named))];
  return [
    problem(
      'quota.words',
      behind.length === 1 ? `${path}/${first.lang}` : path,
      {
        zh: `“${title.zh}”的数量是${cap}，${place.zh}写的是${named.join('、')}`,
        en: `The number of "${title.en}" is ${cap}, its ${place.en} says ${named.join(', ')}`,
      },
      { severity: 'warning' },
    ),
  ];
}

/** Full-width digits and grouped thousands count as what they say. */
function numbersIn(words: string): number[] {
  const found = words
    .normalize('NFKC')
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
    .replace(NOT_COUNTED, ' ')
    .match(/\d+(?:\.\d+)?/g);
  return [...new Set((found ?? []).map(Number))];
}

/** The most slots that one ground may add. */
function mostOf(rule: QuotaExtraRule): number {
  switch (rule.by) {
    case 'fact':
      return Math.max(0, ...rule.steps.map(({ add }) => add));
    case 'evidence':
      return rule.add;
    case 'discretion':
      return rule.range[1];
  }
}
