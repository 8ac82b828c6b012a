import { fieldAt, parsePointer, type FieldSchema, type FormDefinition, type Json } from '@linxuan/form-rules';
import type { Lang } from '../i18n/locale';

/** Words for a value as the form shows it: titles of list entries, units, yes and no. Null where nothing is given. */
export function valueText(
  form: FormDefinition,
  field: FieldSchema | undefined,
  value: Json | undefined,
  lang: Lang,
  resolve?: (list: string, code: string) => string | undefined,
): string | null {
  if (value === undefined || value === null || value === '') return null;
  if (Array.isArray(value)) {
    const parts = value
      .map((entry) => valueText(form, field?.items, entry, lang, resolve))
      .filter((part) => part !== null);
    return parts.length > 0 ? parts.join(lang === 'zh' ? '；' : '; ') : null;
  }
  if (typeof value === 'object') {
    const parts = Object.entries(value)
      .filter(([key]) => key !== 'id')
      .map(([key, entry]) => valueText(form, field?.properties?.[key], entry, lang, resolve))
      .filter((part) => part !== null);
    return parts.length > 0 ? parts.join(' · ') : null;
  }
  if (typeof value === 'boolean') return lang === 'zh' ? (value ? '是' : '否') : value ? 'Yes' : 'No';
  const list = listOf(field);
  const title = list
    ? (resolve?.(list, String(value)) ?? form.lists[list]?.find(({ code }) => code === String(value))?.title[lang])
    : undefined;
  const unit = field?.['x-unit']?.[lang];
  return `${title ?? String(value)}${unit ? ` ${unit}` : ''}`;
}

/** Where the words of a value come from: a list of the form or of the edition, the regions, the files. */
function listOf(field: FieldSchema | undefined): string | undefined {
  return (
    field?.['x-list'] ??
    (field?.format === 'region-code' ? 'regions' : field?.['x-widget'] === 'attachment-ref' ? 'attachments' : undefined)
  );
}

/** Words for the place of a field: "应用案例 2 › 投运日期". */
export function fieldPath(form: FormDefinition | null, pointer: string, lang: Lang): string {
  const path = safePath(pointer);
  if (!form || path.length === 0) return pointer;
  const words: string[] = [];
  let at: FieldSchema | undefined = form.schema;
  for (const key of path) {
    if (at?.items && /^\d+$/.test(String(key))) {
      at = at.items;
      words.push(`${words.pop() ?? ''} ${Number(key) + 1}`);
      continue;
    }
    at = at?.properties?.[String(key)];
    if (!at) return pointer;
    words.push(at['x-title']?.[lang] ?? String(key));
  }
  return words.join(' › ');
}

export function fieldOf(form: FormDefinition | null, pointer: string): FieldSchema | undefined {
  return form ? fieldAt(form, pointer)?.schema : undefined;
}

function safePath(pointer: string): readonly (string | number)[] {
  try {
    return parsePointer(pointer);
  } catch {
    return [];
  }
}
