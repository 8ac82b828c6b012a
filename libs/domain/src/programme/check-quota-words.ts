import { problem, type ProgrammeProblem } from './check-problem';
import type { ProgrammeCheck } from './check-material';
import type { QuotaDefinition, QuotaExtraRule } from './definition';

/** Numbers that count nothing here: percentages and dates. */
const NOT_COUNTED = /\d+(?:\.\d+)?\s*(?:%|年|月|日)|\b(?:19|20)\d\d\b/g;

/**
 * The words of a quota are shown wherever somebody nominates or is refused, so a number in them is the number of the quota. Amounts of
 * money are left out: their cap is in fen, and their words speak of shares.
 */
export const checkQuotaWords: ProgrammeCheck = ({ quotas }) =>
  quotas.flatMap((quota, index) => {
    const { title, rule } = quota;
    return [
      ...ofText(quota, title.zh, `/quotas/${index}/title/zh`), ...ofText(quota, title.en, `/quotas/${index}/title/en`),
      ...ofText(quota, rule.words.zh, `/quotas/${index}/rule/words/zh`), ...ofText(quota, rule.words.en, `/quotas/${index}/rule/words/en`),
    ];
  });

function ofText({ type, cap, title, extras }: QuotaDefinition, words: string, path: string): ProgrammeProblem[] {
  if (type !== 'cap' || cap === null) return [];
  const named = numbersIn(words);
  const most = cap + (extras?.rules ?? []).reduce((sum, rule) => sum + mostOf(rule), 0);
  if (named.length === 0 || named.includes(cap) || named.includes(most)) return [];
  return [
    problem('quota.words', path, { zh: `“${title.zh}”的数量是${cap}，文字写的是${named.join('、')}`, en: `The number of "${title.en}" is ${cap}, its words say ${named.join(', ')}` }, { severity: 'warning' }),
  ];
}

/** Full-width digits and grouped thousands count as what they say. */
function numbersIn(words: string): number[] {
  const found = words.normalize('NFKC').replace(/(?<=\d),(?=\d{3}(?!\d))/g, '').replace(NOT_COUNTED, ' ').match(/\d+(?:\.\d+)?/g);
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
