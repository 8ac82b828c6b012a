import { OURS } from '@linxuan/form-rules';
import { useLocaleState, useTranslate } from 'react-admin';
import { sessionStore } from '../providers/sessionStore';
import type { Text } from '../providers/types';
import { langOf, toLocale, type Lang } from './locale';

export function useLang(): Lang {
  return langOf(useLocaleState()[0]);
}

/** Picks the language in use from a text of the programme or the server. */
export function useText(): (text: Text | string | null | undefined) => string {
  const lang = useLang();
  return (text) => (typeof text === 'string' ? text : (text?.[lang] ?? ''));
}

/** Joins names as the language in use writes a list. */
export function useJoin(): (names: readonly string[]) => string {
  const comma = useLang() === 'zh' ? '、' : ', ';
  return (names) => names.filter((name) => name !== '').join(comma);
}

/** Where a rule comes from: the number of a document as it is, and in words what the edition sets of its own accord. */
export function useSource(): (source: string) => string {
  const translate = useTranslate();
  return (source) => (source === OURS ? translate('mark.ownRule') : source);
}

const zone = { timeZone: 'Asia/Shanghai' } as const;

export interface Format {
  /** 2024年7月31日, 31 July 2024. Instants and business dates alike. */
  date(value: string | null | undefined): string;
  /** 7月31日 18:00 */
  dateTime(value: string | null | undefined): string;
  /** 1,234.5 */
  number(value: number | null | undefined, digits?: number): string;
  /** 12 分钟前 */
  ago(value: string): string;
}

/** Dates in Asia/Shanghai and numbers in the language in use. */
export function useFormat(): Format {
  const locale = toLocale(useLocaleState()[0]);
  const tag = locale === 'en' ? 'en-GB' : 'zh-CN';
  const day = new Intl.DateTimeFormat(tag, {
    ...zone,
    year: 'numeric',
    month: locale === 'en' ? 'short' : 'long',
    day: 'numeric',
  });
  const time = new Intl.DateTimeFormat(tag, {
    ...zone,
    year: 'numeric',
    month: locale === 'en' ? 'short' : 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const with_ = (format: Intl.DateTimeFormat) => (value: string | null | undefined) => {
    if (!value) return '';
    const at = new Date(value);
    return Number.isNaN(at.getTime()) ? value : format.format(at);
  };
  return {
    date: with_(day),
    dateTime: with_(time),
    number: (value, digits = 1) =>
      value == null ? '' : new Intl.NumberFormat(tag, { maximumFractionDigits: digits }).format(value),
    ago: (value) => ago(value, tag),
  };
}

function ago(value: string, tag: string): string {
  const seconds = Math.round((Date.parse(value) - sessionStore.now().getTime()) / 1000);
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  const size = Math.abs(seconds);
  if (size < 3600) return relative.format(Math.round(seconds / 60), 'minute');
  if (size < 86_400) return relative.format(Math.round(seconds / 3600), 'hour');
  return relative.format(Math.round(seconds / 86_400), 'day');
}
