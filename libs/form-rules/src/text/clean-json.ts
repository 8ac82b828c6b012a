import { escapeSegment } from '../content/limits';
import { cleanText, isBrokenText } from './clean-text';

/** Depth of any JSON that is taken: the forms' content has twelve levels, patches and payloads a few around it. */
export const JSON_DEPTH = 40;

/**
 * How deep brackets are nested in JSON text, outside its strings; stops counting above `most`. Costs one pass and no
 * memory.
 */
export function isDeeper(json: string, most = JSON_DEPTH): boolean {
  let depth = 0;
  let inText = false;
  for (let i = 0; i < json.length; i += 1) {
    const unit = json.charCodeAt(i);
    if (inText) {
      if (unit === 0x5c) i += 1;
      else if (unit === 0x22) inText = false;
    } else if (unit === 0x22) inText = true;
    else if (unit === 0x5b || unit === 0x7b) {
      depth += 1;
      if (depth > most) return true;
    } else if (unit === 0x5d || unit === 0x7d) depth -= 1;
  }
  return false;
}

export class BrokenText extends Error {
  constructor(
    /** JSON pointer of the text, or of the object that has the broken name. */
    readonly pointer: string,
    readonly code: 'broken-text' | 'bad-key' | 'type',
  ) {
    super(`${code} at ${pointer || '/'}`);
  }
}

/**
 * The value with every text clean (`paragraphs`: line breaks stay). Throws `BrokenText` where half a character stands,
 * and where a name reaches into the language or holds what cannot be seen: names are chosen by programs, not typed.
 */
export function cleanJson(value: unknown, pointer = ''): unknown {
  if (typeof value === 'string') {
    if (isBrokenText(value)) throw new BrokenText(pointer, 'broken-text');
    return cleanText(value);
  }
  // 1e309 is JSON and no number.
  if (typeof value === 'number' && !Number.isFinite(value)) throw new BrokenText(pointer, 'type');
  if (Array.isArray(value)) return value.map((item, index) => cleanJson(item, `${pointer}/${index}`));
  if (typeof value !== 'object' || value === null) return value;
  const clean: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    if (key === '__proto__' || isBrokenText(key) || cleanText(key) !== key) throw new BrokenText(pointer, 'bad-key');
    clean[key] = cleanJson(inner, `${pointer}/${escapeSegment(key)}`);
  }
  return clean;
}
