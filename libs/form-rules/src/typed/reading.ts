import type { LocalText, ProblemCode } from '../types';
import { fillPlaces } from '../text/counted';

/**
 * What was made of a text that was typed: the one form in which it is recorded, with a note for each change that a
 * reader would want to know of, or why it is not taken; then it stays as it was typed. The browser shows it before
 * anything is stored, and the server comes to the same.
 */
export type Reading = Taken | Refused;
export interface Taken {
  value: string;
  notes: readonly Note[];
}
export interface Refused {
  code: ProblemCode;
  params: Record<string, string | number>;
}

export type NoteCode = 'written' | 'only-figure' | 'converted' | 'rounded' | 'look-alikes' | 'one-line';
export interface Note {
  code: NoteCode;
  params: Record<string, string | number>;
}

/** Words of the notes; `{unit}` begins with its space or is empty. */
export const NOTE_TEXTS: Readonly<Record<NoteCode, LocalText>> = {
  written: { zh: '已按 {value}{unit} 记录', en: 'Recorded as {value}{unit}' },
  'only-figure': {
    zh: '已按 {value}{unit} 记录，未记录“{words}”',
    en: 'Recorded as {value}{unit}, without “{words}”',
  },
  converted: { zh: '“{typed}”已换算，按 {value}{unit} 记录', en: '“{typed}” was converted: recorded as {value}{unit}' },
  rounded: {
    zh: '最多 {scale} 位小数，已四舍五入，按 {value}{unit} 记录',
    en: 'At most {scale|decimal|decimals}: rounded half up and recorded as {value}{unit}',
  },
  'look-alikes': {
    zh: '代码中没有字母 I、O，已按数字 1、0 记录，请核对',
    en: 'The code has no letters I and O; recorded with the figures 1 and 0, please compare',
  },
  'one-line': { zh: '此栏只有一行，换行已改为空格', en: 'This field has one line; line breaks became spaces' },
};

export const isRefused = (reading: Reading): reading is Refused => 'code' in reading;
export const taken = (value: string, ...notes: Note[]): Taken => ({ value, notes });
export const refused = (code: ProblemCode, params: Refused['params'] = {}): Refused => ({ code, params });

/** Taken, with one note where the form that is recorded differs from what was typed. */
export function written(typed: string, value: string): Taken {
  return typed.trim() === value ? taken(value) : taken(value, { code: 'written', params: { value, unit: '' } });
}

/** The words for a note; a unit is a pair of languages in its parameters `unitZh` and `unitEn`. */
export function noteText({ code, params }: Note): LocalText {
  const fill = (text: string, unit: string | number | undefined) =>
    fillPlaces(text, (name) => (name === 'unit' ? withSpace(String(unit ?? '')) : params[name]));
  return {
    zh: fill(NOTE_TEXTS[code].zh, params['unitZh']),
    en: fill(NOTE_TEXTS[code].en, params['unitEn']),
  };
}

/** A unit that begins with a figure (10,000 yuan) is multiplied with; another stands behind a space. */
function withSpace(unit: string): string {
  return unit === '' ? '' : /^\d/.test(unit) ? ` × ${unit}` : ` ${unit}`;
}
