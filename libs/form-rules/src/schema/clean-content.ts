import type { FieldSchema, Json, JsonObject } from '../types';
import { isObject } from '../content/limits';
import { cleanText } from '../text/clean-text';

/** Texts up to this many characters are typed in a field of one line (`defaultWidget`). */
export const ONE_LINE = 200;

/**
 * What was typed into a field, as it is kept: clean text, without line breaks where the field has one line. White ends
 * stay, because a draft is saved while somebody is still typing. Half a character, which the edge refuses, is shown as
 * one.
 */
export function cleanContent(schema: FieldSchema | undefined, value: Json): Json {
  if (typeof value === 'string') {
    const clean = cleanText(value.replace(/\p{Cs}/gu, '\ufffd'));
    return schema && !hasParagraphs(schema) ? clean.replace(/\s*\n\s*/g, ' ') : clean;
  }
  if (Array.isArray(value)) return value.map((row) => cleanContent(schema?.items, row));
  if (!isObject(value)) return value;
  const clean: JsonObject = {};
  for (const [name, inner] of Object.entries(value))
    Object.defineProperty(clean, name, {
      value: cleanContent(schema?.properties?.[name], inner),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  return clean;
}

export function hasParagraphs({ type, format, maxLength = 0, 'x-widget': widget }: FieldSchema): boolean {
  return type === 'string' && format === undefined && (widget === 'textarea' || maxLength > ONE_LINE);
}
