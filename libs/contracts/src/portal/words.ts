import type { ResultColumn, Text } from '@linxuan/domain';
import type { SiteLanguage } from './types';

export const pick = (text: Text, language: SiteLanguage): string => text[language] || text.zh;

/** `2024年9月25日` or `25 September 2024` of a business date. */
export function dateWords(date: string, language: SiteLanguage): string {
  const [year = '', month = '', day = ''] = date.split('-');
  if (language === 'zh') return `${year}年${Number(month)}月${Number(day)}日`;
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
}
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const WEEKDAYS = {
  zh: ['日', '一', '二', '三', '四', '五', '六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const;
export function weekdayWords(date: string, language: SiteLanguage): string {
  const name = WEEKDAYS[language][new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';
  return language === 'zh' ? `周${name}` : name;
}

/** Tonnes with thousands separated, at most two decimals: 343,700 or 519.26. */
export function tonnesWords(tonnes: number, language: SiteLanguage): string {
  const figure = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 }).format(tonnes);
  return language === 'zh' ? `${figure} 吨/年` : `${figure} t a year`;
}

/** A large sum of tonnes as people say it: 34.37 万吨, 343,700 t. */
export function largeTonnesWords(tonnes: number, language: SiteLanguage): string {
  if (language === 'en') return `${new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 }).format(tonnes)} t`;
  return tonnes >= 10_000
    ? `${new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 }).format(tonnes / 10_000)} 万吨`
    : `${new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 }).format(tonnes)} 吨`;
}

/** Heading of a column, with the unit of its figures. */
export function columnTitle({ title, unit }: Pick<ResultColumn, 'title' | 'unit'>, language: SiteLanguage): string {
  if (!unit) return title[language];
  return language === 'zh' ? `${title.zh}（${unit.zh}）` : `${title.en} (${unit.en})`;
}
