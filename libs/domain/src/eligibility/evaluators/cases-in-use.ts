import { addYears, isPlausibleDate, monthsBetween, type Json, formFor } from '@linxuan/form-rules';
import { atLeast, every, referenceDay, rowsOf, textOf, worst, type Row } from '../counting';
import type { EligibilityEvaluator, EligibilityFacts, Finding } from '../rule';

type Config = Extract<EligibilityEvaluator, { kind: 'cases-in-use' }>;

/** Why a case does not count, or why it is not known whether it does. */
export type CaseReason = 'abroad' | 'not-started' | 'too-short' | 'no-country' | 'no-start-date' | 'no-reference-day';

interface JudgedCase {
  id: string | null;
  site: string | null;
  startDate: string | null;
  monthsInUse: number | null;
  domestic: boolean | null;
  /** In use on the reference day. */
  started: boolean | null;
  /** In use for the years asked for. */
  longEnough: boolean | null;
  counted: boolean | null;
  whyNot: CaseReason | null;
}

/**
 * "At least 2 domestic cases in use for a year or more" (发改办环资〔2024〕528号), computed from the cases. A year is full on
 * the same day a year later (after 29 February: on 28 February), so a start on 1 August is one day short on 31 July.
 */
export function casesInUse(config: Config, content: Json, facts: EligibilityFacts): Finding {
  const day = referenceDay(facts, config.reference);
  const rows = rowsOf(content, 'cases');
  const cases = (rows ?? []).map((row) => judgeCase(config, row, day));
  const enough = atLeast(
    config.min,
    cases.map((one) => one.counted),
  );
  // Where not each of them must have run the years, one of those that count must.
  const long = config.each
    ? 'met'
    : atLeast(
        1,
        cases.map((one) => every([one.counted, one.longEnough])),
      );
  const verdict = rows === null ? 'undetermined' : worst([enough, long]);
  const counted = cases.filter((one) => one.counted === true).length;
  const open = cases.filter((one) => one.counted === null).length;
  const years = config.inclusive
    ? { zh: `满 ${config.minYears} 年`, en: `${config.minYears} ${formFor(config.minYears, 'year', 'years')} or more` }
    : {
        zh: `超过 ${config.minYears} 年`,
        en: `more than ${config.minYears} ${formFor(config.minYears, 'year', 'years')}`,
      };
  return {
    verdict,
    facts: {
      referenceDay: day,
      reference: config.reference,
      required: config.min,
      counted,
      undetermined: open,
      each: config.each,
      inclusive: config.inclusive,
      cases: cases.map((one) => ({ ...one })),
    },
    explanation: {
      zh: `以 ${day ?? '（基准日未知）'} 为基准日，${config.each ? `国内应用${years.zh}` : '国内已投用'}的案例 ${counted} 个，要求不少于 ${config.min} 个${config.each ? '' : `且其中至少 1 个${years.zh}`}${open > 0 ? `；另有 ${open} 个无法自动判断` : ''}。`,
      en: `As of ${day ?? '(unknown day)'}, ${counted} ${formFor(counted, 'case', 'cases')} in the country ${config.each ? `in use for ${years.en}` : 'in use'}; required: ${config.min}${config.each ? '' : `, one of them for ${years.en}`}${open > 0 ? `. ${open} more cannot be determined` : ''}.`,
    },
  };
}

function judgeCase(config: Config, row: Row, day: string | null): JudgedCase {
  const country = textOf(row, 'country');
  const startDate = isPlausibleDate(row['startDate']) ? row['startDate'] : null;
  const domestic = country === null ? null : country === config.country;
  const known = day !== null && startDate !== null;
  const started = known ? startDate <= day : null;
  const anniversary = startDate === null ? null : addYears(startDate, config.minYears);
  const longEnough =
    day === null || anniversary === null ? null : config.inclusive ? anniversary <= day : anniversary < day;
  const counted = every([domestic, started, config.each ? longEnough : true]);
  return {
    id: textOf(row, 'id'),
    site: textOf(row, 'site'),
    startDate,
    monthsInUse: known ? Math.max(0, monthsBetween(startDate, day)) : null,
    domestic,
    started,
    longEnough,
    counted,
    whyNot: counted === true ? null : reason({ domestic, started, startDate, day }),
  };
}

function reason({
  domestic,
  started,
  startDate,
  day,
}: {
  domestic: boolean | null;
  started: boolean | null;
  startDate: string | null;
  day: string | null;
}): CaseReason {
  if (domestic === false) return 'abroad';
  if (started === false) return 'not-started';
  if (started === true && domestic === true) return 'too-short';
  if (domestic === null) return 'no-country';
  return startDate === null ? 'no-start-date' : day === null ? 'no-reference-day' : 'too-short';
}
