import { compactIdentifier, isPlaceholder, PROVINCE_PREFIXES } from '@linxuan/form-rules';
import type { Parsed } from './uscc';

export interface RegionCode {
  code: string;
  level: 'province' | 'city' | 'county';
  /** Code of the province (`440000`), and of the prefecture (`440300`) below province level. */
  province: string;
  city: string | undefined;
}

export type RegionCodeDefect = 'shape' | 'province';

/** The shape of a code of GB/T 2260. Whether the place exists is a matter of the region register of the edition. */
export function parseRegionCode(text: string): Parsed<RegionCode, RegionCodeDefect> {
  const code = compactIdentifier(text);
  if (isPlaceholder(code)) return { ok: false, code: 'shape' };
  if (!/^\d{6}$/.test(code) || /^\d{2}00(?!00)\d{2}$/.test(code)) return { ok: false, code: 'shape' };
  if (!PROVINCE_PREFIXES.has(code.slice(0, 2))) return { ok: false, code: 'province' };
  const level = code.endsWith('0000') ? 'province' : code.endsWith('00') ? 'city' : 'county';
  return {
    ok: true,
    value: {
      code,
      level,
      province: `${code.slice(0, 2)}0000`,
      city: level === 'province' ? undefined : `${code.slice(0, 4)}00`,
    },
  };
}

export function isValidRegionCode(code: string): boolean {
  return parseRegionCode(code).ok;
}
