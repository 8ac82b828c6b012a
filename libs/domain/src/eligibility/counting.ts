import { isVisible, type Json } from '@linxuan/form-rules';
import type { EligibilityFacts, EligibilityVerdict, ReferenceDay } from './rule';

export type Row = Readonly<Record<string, Json>>;

/** Rows of a list of the content; null where the list was never given. */
export function rowsOf(content: Json, name: string): Row[] | null {
  const list = fieldOf(content, name);
  return Array.isArray(list) ? list.filter(isRow) : null;
}

export function fieldOf(content: Json | undefined, ...path: string[]): Json | undefined {
  let node: Json | undefined = content;
  for (const name of path) node = isRow(node) && Object.hasOwn(node, name) ? node[name] : undefined;
  return node;
}

function isRow(value: Json | undefined): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textOf(row: Row, name: string): string | null {
  const value = Object.hasOwn(row, name) ? row[name] : undefined;
  return typeof value === 'string' && isVisible(value) ? value.trim() : null;
}

export function referenceDay(facts: EligibilityFacts, reference: ReferenceDay): string | null {
  return reference === 'submission' ? facts.submittedOn : facts.deadline;
}

/**
 * "At least `min`" over rows of which some are not known: met once enough are sure, not met once even all the unknown
 * ones would not be enough, otherwise a person decides.
 */
export function atLeast(min: number, counted: readonly (boolean | null)[]): EligibilityVerdict {
  const sure = counted.filter((one) => one === true).length;
  const possible = counted.filter((one) => one !== false).length;
  return sure >= min ? 'met' : possible < min ? 'not-met' : 'undetermined';
}

/** Three-valued and. */
export function every(parts: readonly (boolean | null)[]): boolean | null {
  if (parts.includes(false)) return false;
  return parts.includes(null) ? null : true;
}

export function worst(verdicts: readonly EligibilityVerdict[]): EligibilityVerdict {
  if (verdicts.includes('not-met')) return 'not-met';
  return verdicts.includes('undetermined') ? 'undetermined' : 'met';
}
