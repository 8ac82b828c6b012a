import type { RegionDto } from '@linxuan/contracts';
import { getAt, setAt, formFields, PointerError, type FormDefinition, type FormField, type Json, type JsonObject } from '@linxuan/form-rules';
import { regionWords } from './useResolve';

/** The content with names in place of codes that no list of the form holds: places, and files that a row refers to. */
export function readable(form: FormDefinition, content: JsonObject, regions: readonly RegionDto[], files: readonly { id: string; name: string }[], lang: 'zh' | 'en'): JsonObject {
  const words = (field: FormField, value: string) => (field.widget === 'region' ? regionWords(regions, value, lang) : files.find(({ id }) => id === value)?.name) || value;
  return formFields(form)
    .filter(({ widget }) => widget === 'region' || widget === 'attachment-ref')
    .reduce<Json>((shown, field) => places(shown, field.pointer).reduce<Json>((next, pointer) => {
      const value = getAt(next, pointer);
      return typeof value === 'string' && value !== '' ? setAt(next, pointer, words(field, value)) : next;
    }, shown), content) as JsonObject;
}

/** Each row's own pointer for a field inside a list. */
function places(content: Json, pointer: string): string[] {
  const star = pointer.indexOf('/*');
  if (star < 0) return [pointer];
  const rows = safe(content, pointer.slice(0, star));
  return Array.isArray(rows) ? rows.map((_, i) => `${pointer.slice(0, star)}/${i}${pointer.slice(star + 2)}`) : [];
}

function safe(content: Json, pointer: string): Json | undefined {
  try {
    return getAt(content, pointer);
  } catch (error) {
    if (error instanceof PointerError) return undefined;
    throw error;
  }
}
