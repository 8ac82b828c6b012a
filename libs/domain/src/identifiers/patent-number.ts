import { compactIdentifier, FIRST_PATENT_YEAR, patentCheckCharacter } from '@linxuan/form-rules';
import type { Parsed } from './uscc';

export type PatentType = 'invention' | 'utility' | 'design';

export interface PatentNumber {
  /** `ZL` with year, type, serial, point and check digit: `ZL202110123456.7`. */
  normalized: string;
  /** Year of filing. */
  year: number;
  type: PatentType;
  /** Whether it came through the Patent Cooperation Treaty (type digits 8 and 9). */
  international: boolean;
  serial: string;
}

export type PatentNumberDefect = 'shape' | 'year' | 'type' | 'check-digit';

const TYPES: Readonly<Record<string, PatentType>> = {
  '1': 'invention',
  '2': 'utility',
  '3': 'design',
  '8': 'invention',
  '9': 'utility',
};
/** Reads a Chinese patent number as it stands on certificates; ZL, point and spaces may be missing. */
export function parsePatentNumber(text: string): Parsed<PatentNumber, PatentNumberDefect> {
  const match = /^(?:ZL)?(\d{4})(\d)(\d{7})\.?([\dX])$/.exec(compactIdentifier(text));
  if (!match) return { ok: false, code: 'shape' };
  const [, year = '', digit = '', serial = '', check = ''] = match;
  const type = TYPES[digit];
  if (Number(year) < FIRST_PATENT_YEAR || Number(year) > 2099) return { ok: false, code: 'year' };
  if (/^0+$/.test(serial)) return { ok: false, code: 'shape' };
  if (type === undefined) return { ok: false, code: 'type' };
  if (patentCheckCharacter(`${year}${digit}${serial}`) !== check) return { ok: false, code: 'check-digit' };
  const normalized = `ZL${year}${digit}${serial}.${check}`;
  return {
    ok: true,
    value: { normalized, year: Number(year), type, international: digit === '8' || digit === '9', serial },
  };
}

export function isValidPatentNumber(text: string): boolean {
  return parsePatentNumber(text).ok;
}

/** A well-formed number for demonstrations and tests: `makePatentNumber(2021, 'invention', 123456)`. */
export function makePatentNumber(year: number, type: PatentType, serial: number): string {
  const digit = { invention: '1', utility: '2', design: '3' }[type];
  const first12 = `${String(year).padStart(4, '0')}${digit}${String(Math.abs(Math.trunc(serial)) % 10_000_000).padStart(7, '0')}`;
  return `ZL${first12}.${patentCheckCharacter(first12) ?? ''}`;
}
