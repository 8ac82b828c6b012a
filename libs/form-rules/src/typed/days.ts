import { isDate } from '../formats/dates';
import { foldTyped } from './fold';
import { refused, taken, written, type Reading } from './reading';

const DAY = /^(\d{4})\s?(?:[-./,、。]|年)\s?(\d{1,2})\s?(?:[-./,、。]|月)\s?(\d{1,2})\s?[日号]?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
/** Midnight that spreadsheets put after a day, and the day of the week that calendars do. */
const TAIL = /(?:[ T]0?0:00(?::00(?:\.0+)?)?(?:Z|\+08:00)?|\s?\(?(?:星期|周)[一二三四五六日天]\)?)$/;

/**
 * A day as people write it: 2024.5.1, 2024/5/1, 20240501, 2024年5月1日, in either width. The year has its four figures and
 * stands first; 5/1/2024 is one day here and another elsewhere, so it is asked for. Whether the day can be meant is the
 * matter of `dateBounds`.
 */
export function readDay(typed: string): Reading {
  const text = foldTyped(typed).replace(TAIL, '');
  if (text === '') return taken('');
  const [, year = '', month = '', day = ''] = DAY.exec(text) ?? COMPACT.exec(text) ?? [];
  if (year === '') {
    if (/^\d{4}(?:年|[-./]\d{1,2}|年\s?\d{1,2}月?)?$/.test(text)) return refused('day-part');
    if (/^\d{1,2}[-./]\d{1,2}[-./]\d{4}$/.test(text)) return refused('day-order');
    if (/^\d{1,3}(?:\D.*)?$/.test(text)) return refused('day-year');
    return refused('date');
  }
  if (Number(year) < 1000) return refused('day-year');
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDate(value) ? written(typed, value) : refused('date');
}

/** A year alone, between two bounds that are included. */
export function readYear(typed: string, from: number, to: number): Reading {
  const text = foldTyped(typed).replace(/\s?年度?$/, '');
  if (text === '') return taken('');
  if (!/^\d{4}$/.test(text) || Number(text) < from || Number(text) > to) return refused('year-range', { from, to });
  return written(typed, text);
}
