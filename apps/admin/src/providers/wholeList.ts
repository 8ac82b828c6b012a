import type { GetListParams, RaRecord } from 'react-admin';

/**
 * A page of a list that the API answers whole, because it is short by its nature (deputies, orders, webhooks,
 * editions): narrowed by every value of the filter, sorted, and cut here, so that its screen has the same filters,
 * order and pages as any other. `q` finds every word in any text of the record; another filter compares one field.
 */
export function pageOfWhole(
  rows: readonly RaRecord[],
  params: Partial<GetListParams>,
): { data: RaRecord[]; total: number } {
  const { q = '', ...fields } = (params.filter ?? {}) as Record<string, unknown>;
  const words = fold(q).split(/\s+/).filter(Boolean);
  const found = rows.filter(
    (row) =>
      Object.entries(fields).every(([name, value]) => isBlank(value) || String(valueAt(row, name)) === String(value)) &&
      (words.length === 0 || holdsAll(textOf(row), words)),
  );
  const { field, order } = params.sort ?? { field: '', order: 'ASC' };
  const sorted =
    field === ''
      ? found
      : [...found].sort((a, b) => compare(valueAt(a, field), valueAt(b, field)) * (order === 'DESC' ? -1 : 1));
  const { page, perPage } = params.pagination ?? { page: 1, perPage: sorted.length };
  return { data: sorted.slice((page - 1) * perPage, page * perPage), total: found.length };
}

/** The value of a field that a column names, also of one inside: `case.title`. */
function valueAt(row: RaRecord, source: string): unknown {
  let found: unknown = row;
  for (const name of source.split('.'))
    found = typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[name] : undefined;
  return found;
}

const isBlank = (value: unknown): boolean => value === undefined || value === null || value === '';
const fold = (value: unknown): string => String(value).normalize('NFKC').toLowerCase();
const holdsAll = (text: string, words: readonly string[]): boolean => words.every((word) => text.includes(word));

function textOf(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Object.values(value).map(textOf).join('\n');
  return isBlank(value) ? '' : fold(value);
}

/** Records without a value stand last in ascending order. Texts of two languages go by the Chinese one. */
function compare(one: unknown, other: unknown): number {
  if (isBlank(one) || isBlank(other)) return Number(isBlank(one)) - Number(isBlank(other));
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return plain(one).localeCompare(plain(other), 'zh-CN');
}

const plain = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'zh' in value ? String(value.zh) : String(value);
