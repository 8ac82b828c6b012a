import type { Bilingual } from './bilingual';
import type { BusinessDate } from './business-date';
import type { CalendarData } from './calendar-data';
import { isAnnounced } from './calendar-data';
import { addDays } from './business-date';
import type { CountedDay } from './working-days';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
/** Longer counts name their first and last days only. */
const LIST_AT_MOST = 12;
const SHOWN_AT_ENDS = 4;

const day = (date: BusinessDate): number => Number(date.slice(8));
const month = (date: BusinessDate): number => Number(date.slice(5, 7));
const year = (date: BusinessDate): string => date.slice(0, 4);
const monthEn = (date: BusinessDate): string => MONTHS[month(date) - 1] ?? '';

/** A date in full: 2024年9月25日, 25 Sep 2024. */
export function fullDate(date: BusinessDate): Bilingual {
  return { zh: `${year(date)}年${month(date)}月${day(date)}日`, en: `${day(date)} ${monthEn(date)} ${year(date)}` };
}

/** A date without its year where that is the year of `near`. */
export function shortDate(date: BusinessDate, near: BusinessDate): Bilingual {
  if (year(date) !== year(near)) return fullDate(date);
  return { zh: `${month(date)}月${day(date)}日`, en: `${day(date)} ${monthEn(date)}` };
}

function runsByMonth(days: readonly CountedDay[]): CountedDay[][] {
  const runs: CountedDay[][] = [];
  for (const entry of days) {
    const run = runs.at(-1);
    if (run?.[0] && run[0].date.slice(0, 7) === entry.date.slice(0, 7)) run.push(entry);
    else runs.push([entry]);
  }
  return runs;
}

function listRun(run: readonly CountedDay[], near: BusinessDate): Bilingual {
  const first = run[0];
  if (!first) return { zh: '', en: '' };
  const mark = (entry: CountedDay, text: string): string => (entry.kind === 'make-up' ? text : '');
  const zh = run.map((entry, index) => {
    const name = index === 0 ? shortDate(entry.date, near).zh : `${day(entry.date)}日`;
    return name + mark(entry, '（调休上班）');
  });
  const tail = year(first.date) === year(near) ? monthEn(first.date) : `${monthEn(first.date)} ${year(first.date)}`;
  const en = run.map((entry, index) => {
    const name = index === run.length - 1 ? `${day(entry.date)} ${tail}` : `${day(entry.date)}`;
    return name + mark(entry, ' (make-up day)');
  });
  return { zh: zh.join('、'), en: en.join(', ') };
}

/** Counted days in words: "26, 27, 29 (make-up day), 30 Sep, 8 Oct". */
export function listDays(days: readonly CountedDay[], near: BusinessDate): Bilingual {
  if (days.length > LIST_AT_MOST) {
    const head = listDays(days.slice(0, SHOWN_AT_ENDS), near);
    const tail = listDays(days.slice(-SHOWN_AT_ENDS), near);
    return { zh: `${head.zh}……${tail.zh}`, en: `${head.en} … ${tail.en}` };
  }
  const runs = runsByMonth(days).map((run) => listRun(run, near));
  return { zh: runs.map((run) => run.zh).join('、'), en: runs.map((run) => run.en).join(', ') };
}

/** The mark of a provisional count, short enough to stand behind a number of days. */
export const PROVISIONAL_MARK: Bilingual = { zh: '（暂按周末推算）', en: ' (provisional, weekends only)' };

/** A due date in full, with a word where the holidays of its year are not announced. */
export function dueDateWords(date: BusinessDate, cal: CalendarData): Bilingual {
  const words = fullDate(date);
  if (isAnnounced(date, cal)) return words;
  return { zh: `${words.zh}（该年放假安排尚未公布）`, en: `${words.en} (holidays of that year not announced)` };
}

/** Why a count is provisional; empty where all its years are announced. */
export function provisionalWords(years: readonly number[]): readonly Bilingual[] {
  if (years.length === 0) return [];
  return [
    {
      zh: `${years.join('、')}年放假安排尚未公布，暂按周末推算，公布后重新计算`,
      en: `the holidays of ${years.join(', ')} are not announced, so weekends alone are left out for now; it is counted again once they are`,
    },
  ];
}

/** Holidays passed over, as ranges: "1–7 Oct holiday"; empty where there were none. */
export function listHolidays(skipped: readonly CountedDay[], near: BusinessDate): readonly Bilingual[] {
  const ranges: { from: BusinessDate; to: BusinessDate }[] = [];
  const dates = skipped
    .filter((entry) => entry.kind === 'holiday')
    .map((entry) => entry.date)
    .sort();
  for (const date of dates) {
    const range = ranges.at(-1);
    if (range && addDays(range.to, 1) === date) range.to = date;
    else ranges.push({ from: date, to: date });
  }
  return ranges.map(({ from, to }) => {
    const [first, last] = [shortDate(from, near), shortDate(to, near)];
    if (from === to) return { zh: `${first.zh}放假`, en: `${first.en} holiday` };
    const sameMonth = from.slice(0, 7) === to.slice(0, 7);
    return sameMonth
      ? { zh: `${first.zh}至${day(to)}日放假`, en: `${day(from)}–${last.en} holiday` }
      : { zh: `${first.zh}至${last.zh}放假`, en: `${first.en} – ${last.en} holiday` };
  });
}
