/**
 * A refusal is a result, not an error: the rule that said no, with what it looked at.
 * `code` stands in the problem catalogue, which has the words in both languages.
 */
export interface Refusal {
  refused: true;
  code: string;
  params: Record<string, string | number | boolean | null>;
  /** Id and source of the rule, where a document states it. */
  rule?: { id: string; source: string; words?: { zh: string; en: string } };
  /** JSON pointers into the payload or the form, for field errors. */
  fields?: { pointer: string; code: string; params?: Record<string, string | number> }[];
}

export function refuse(
  code: string,
  params: Refusal['params'] = {},
  more: Pick<Refusal, 'rule' | 'fields'> = {},
): Refusal {
  return { refused: true, code, params, ...more };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && (value as { refused?: unknown }).refused === true;
}
