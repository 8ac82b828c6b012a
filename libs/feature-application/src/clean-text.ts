import type { Json, JsonObject } from '@linxuan/form-rules';

/** Control characters but tab and line feed: a database text cannot hold NUL, and nobody types the others. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** Text as people meant it: line feeds in one form, no control characters, no halves of characters. Markup stays text. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(CONTROL, '').replace(LONE_SURROGATE, '\ufffd');
}

/** The same for every text inside a value, names included. */
export function cleanJson(value: Json): Json {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(cleanJson);
  if (typeof value !== 'object' || value === null) return value;
  const copy: JsonObject = {};
  for (const [key, inner] of Object.entries(value))
    Object.defineProperty(copy, cleanText(key), {
      value: cleanJson(inner),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  return copy;
}
