import { cutText } from '@linxuan/form-rules';
import { singleLine } from './text';
import type { papers } from '@linxuan/contracts';

export type DocumentLanguage = papers.DocumentLanguage;
export type DocumentNumberParts = papers.DocumentNumberParts;

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

function dateParts(isoDate: string): [number, number, number] {
  const match = ISO_DATE.exec(isoDate);
  const parts: [number, number, number] = [Number(match?.[1]), Number(match?.[2]), Number(match?.[3])];
  const probe = new Date(Date.UTC(parts[0], parts[1] - 1, parts[2]));
  if (!match || probe.getUTCMonth() !== parts[1] - 1 || probe.getUTCDate() !== parts[2]) {
    throw new RangeError(`Not a calendar date (YYYY-MM-DD): ${cutText(singleLine(isoDate), 40)}`);
  }
  return parts;
}

/**
 * A business date in words. Chinese dates carry no leading zeros (GB/T 9704-2012, 7.3.5.4); an unset date leaves room
 * to write one in.
 *
 * @param isoDate `YYYY-MM-DD` or null for a date that is still open
 * @throws RangeError when the text is no calendar date
 */
export function formatDate(isoDate: string | null, language: DocumentLanguage = 'zh-CN'): string {
  if (isoDate === null) return language === 'zh-CN' ? '    年  月  日' : '____-__-__';
  const [year, month, day] = dateParts(isoDate);
  if (language === 'en') return isoDate;
  return `${year}年${month}月${day}日`;
}

/** A period of two business dates, e.g. 2024年11月4日至2024年11月15日. */
export function formatPeriod(from: string, to: string, language: DocumentLanguage = 'zh-CN'): string {
  return `${formatDate(from, language)}${language === 'zh-CN' ? '至' : ' to '}${formatDate(to, language)}`;
}

const shanghai = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/**
 * An instant shown in Asia/Shanghai to the second.
 *
 * @param instant ISO 8601 with offset, e.g. `2024-07-31T15:59:59.000Z`
 * @throws RangeError when the text is no instant
 */
export function formatInstant(instant: string, language: DocumentLanguage = 'zh-CN'): string {
  const time = new Date(instant);
  if (Number.isNaN(time.getTime())) throw new RangeError(`Not an instant: ${cutText(singleLine(instant), 40)}`);
  const parts = new Map(shanghai.formatToParts(time).map(({ type, value }) => [type, value]));
  const date = `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
  const clock = `${parts.get('hour')}:${parts.get('minute')}:${parts.get('second')}`;
  return language === 'zh-CN' ? `${formatDate(date)} ${clock}` : `${date} ${clock} (UTC+08:00)`;
}

/**
 * A document number with six-cornered brackets 〔〕 and no leading zeros (GB/T 9704-2012, 7.2.5). A ready text is
 * corrected to the right brackets.
 */
export function formatDocumentNumber(number: DocumentNumberParts | string): string {
  if (typeof number === 'string') {
    return singleLine(number).replace(/[[(（【［]\s*(\d{4})\s*[\])）】］]\s*0*(?=\d|号)/, '〔$1〕');
  }
  const sequence = number.sequence === null ? '    ' : String(number.sequence);
  return `${singleLine(number.prefix)}〔${number.year}〕${sequence}号`;
}

/** A number with at most `digits` decimals and no trailing zeros; null shows as a dash. */
export function formatNumber(value: number | null, digits = 2): string {
  if (value === null || !Number.isFinite(value)) return '—';
  return String(Number(value.toFixed(digits)));
}

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

/** A Chinese numeral for headings, 1 to 99. */
export function chineseNumeral(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  const head = tens === 0 ? '' : `${tens === 1 ? '' : (DIGITS[tens] ?? '')}十`;
  return head + (ones === 0 && tens > 0 ? '' : (DIGITS[ones] ?? ''));
}
