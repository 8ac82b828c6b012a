import { counted } from '@linxuan/form-rules';
import type { Bilingual } from '../calendar';
import { provisionalWords, shortDate } from '../calendar';
import { INTERVAL, type Forecast } from './forecast';

const percent = (chance: number): string => {
  const rounded = Math.round(chance * 100);
  // A chance is never shown as certain by rounding alone.
  if (rounded === 0) return '<1%';
  return rounded === 100 && chance < 1 ? '>99%' : `${rounded}%`;
};
const days = (n: number): string => counted(n, 'working day');

/**
 * A forecast as a sentence in both languages, its uncertainty included. `near` is the day from which years are left
 * out.
 */
export function forecastWords(forecast: Forecast, near: string): Bilingual {
  switch (forecast.kind) {
    case 'done':
      return { zh: '已全部办结', en: 'all done' };
    case 'undetermined':
      return forecast.overdue
        ? {
            zh: '已过截止，尚无办结记录，无法预计完成日期',
            en: 'past its date; nothing finished yet, so no completion date can be told',
          }
        : { zh: '尚无办结记录，暂无法预计', en: 'nothing finished yet, so nothing can be forecast' };
    case 'estimated':
      return estimated(forecast, near);
  }
}

function estimated(
  { expectedOn, between, lateBy, chanceLate, overdue, unannounced }: Extract<Forecast, { kind: 'estimated' }>,
  near: string,
): Bilingual {
  const past: Bilingual = overdue ? { zh: '已过截止；', en: 'past its date; ' } : { zh: '', en: '' };
  if (expectedOn === null)
    return { zh: `${past.zh}按目前进度一年内难以完成`, en: `${past.en}at the pace so far not finished within a year` };
  const on = shortDate(expectedOn, near);
  const [first, last] = between;
  const [from, to] = [first ? shortDate(first, near) : null, last ? shortDate(last, near) : null];
  const range: Bilingual = {
    zh: `${Math.round(INTERVAL * 100)}%区间 ${from?.zh ?? '—'}–${to?.zh ?? '一年以后'}`,
    en: `${Math.round(INTERVAL * 100)}% interval ${from?.en ?? '—'} to ${to?.en ?? 'beyond a year'}`,
  };
  const late: Bilingual =
    lateBy === null
      ? { zh: '', en: '' }
      : lateBy > 0
        ? { zh: `，晚${lateBy}个工作日`, en: `, ${days(lateBy)} late` }
        : {
            zh: lateBy === 0 ? '，与截止同日' : `，早${-lateBy}个工作日`,
            en: lateBy === 0 ? ', on the last day' : `, ${days(-lateBy)} early`,
          };
  const risk: Bilingual =
    chanceLate === null || overdue
      ? { zh: '', en: '' }
      : { zh: `；逾期可能性${percent(chanceLate)}`, en: `; ${percent(chanceLate)} chance of being late` };
  const [mark] = provisionalWords(unannounced);
  return {
    zh: `${past.zh}按目前进度预计${on.zh}完成${late.zh}；${range.zh}${risk.zh}${mark ? `；${mark.zh}` : ''}`,
    en: `${past.en}at the pace so far finished on ${on.en}${late.en}; ${range.en}${risk.en}${mark ? `; ${mark.en}` : ''}`,
  };
}
