import { isVisible } from '../text/clean-text';
import type { Json, Problem, ProblemCode } from '../types';

/**
 * Ceilings for any content, whatever its form says. They keep a hostile body from costing more than reading it once;
 * the form's own `maxItems` and `maxLength` are far below them.
 */
export const CONTENT_LIMITS = { depth: 12, rows: 1_000, nodes: 60_000, characters: 2_000_000 } as const;

const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Names that reach into the language rather than into the content. */
export function isForbiddenKey(key: string): boolean {
  return FORBIDDEN_KEYS.has(key);
}

export function escapeSegment(segment: string): string {
  return segment.replace(/~/g, '~0').replace(/\//g, '~1');
}

interface Counter {
  nodes: number;
  characters: number;
}

/** First breach of the ceilings, or null. Stops at the first one, so its cost is bounded too. */
export function checkLimits(content: unknown): Problem | null {
  return visit(content, '', 0, { nodes: 0, characters: 0 });
}

function visit(value: unknown, pointer: string, depth: number, seen: Counter): Problem | null {
  seen.nodes += 1;
  if (seen.nodes > CONTENT_LIMITS.nodes) return breach('', 'too-large', CONTENT_LIMITS.nodes);
  if (depth > CONTENT_LIMITS.depth) return breach(pointer, 'too-deep', CONTENT_LIMITS.depth);
  if (typeof value === 'string') {
    seen.characters += value.length;
    return seen.characters > CONTENT_LIMITS.characters ? breach('', 'too-large', CONTENT_LIMITS.characters) : null;
  }
  if (Array.isArray(value)) {
    if (value.length > CONTENT_LIMITS.rows) return breach(pointer, 'too-many-rows', CONTENT_LIMITS.rows, value.length);
    return first(value.entries(), pointer, depth, seen);
  }
  if (typeof value === 'object' && value !== null) return first(Object.entries(value), pointer, depth, seen);
  if (value === null || typeof value === 'boolean') return null;
  if (typeof value === 'number' && Number.isFinite(value)) return null;
  return breach(pointer, 'type', 0);
}

function first(
  entries: Iterable<[string | number, unknown]>,
  pointer: string,
  depth: number,
  seen: Counter,
): Problem | null {
  for (const [key, value] of entries) {
    if (typeof key === 'string' && isForbiddenKey(key)) return breach(pointer, 'bad-key', 0);
    const found = visit(value, `${pointer}/${escapeSegment(String(key))}`, depth + 1, seen);
    if (found) return found;
  }
  return null;
}

function breach(pointer: string, code: ProblemCode, limit: number, actual?: number): Problem {
  const params: Record<string, number> = actual === undefined ? { limit } : { limit, actual };
  return { pointer, code, params, severity: 'error' };
}

/** True for a plain JSON object (not null, not an array). */
export function isObject(value: unknown): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Not filled in: missing, null, or a text in which nothing is to be seen. */
export function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && !isVisible(value));
}
