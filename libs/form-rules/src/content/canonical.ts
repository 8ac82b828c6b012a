/**
 * Canonical JSON text by RFC 8785 (JCS): members sorted by UTF-16 code units, no white space, numbers as
 * ECMAScript writes them. One value has one text, so a hash over the text is a hash over the value.
 * This file has no dependency on Node and may be used in a browser.
 */
export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue | undefined };

/** The value has no canonical text; `pointer` is the JSON pointer of the offending part. */
export class CanonicalJsonError extends TypeError {
  constructor(
    readonly pointer: string,
    readonly problem: string,
  ) {
    super(`no canonical JSON: ${problem} at ${pointer === '' ? 'the root' : pointer}`);
    this.name = 'CanonicalJsonError';
  }
}

const LONE_SURROGATE = /\p{Surrogate}/u;

function textOfString(value: string, pointer: string): string {
  // JSON.stringify would write an escape here, which other implementations read back differently.
  if (LONE_SURROGATE.test(value)) throw new CanonicalJsonError(pointer, 'lone surrogate');
  return JSON.stringify(value);
}

function textOfNumber(value: number, pointer: string): string {
  if (!Number.isFinite(value)) throw new CanonicalJsonError(pointer, String(value));
  return JSON.stringify(value);
}

const step = (pointer: string, key: string | number): string =>
  `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;

function isRecord(value: object): value is Record<string, unknown> {
  // A Date or Map would lose its content silently, so only plain objects pass (from any realm).
  return Object.prototype.toString.call(value) === '[object Object]' && !('toJSON' in value);
}

function textOfObject(value: object, pointer: string, ancestors: ReadonlySet<object>): string {
  if (ancestors.has(value)) throw new CanonicalJsonError(pointer, 'cycle');
  const within = new Set([...ancestors, value]);
  if (Array.isArray(value)) {
    // Array.from visits holes too, which `map` would leave out.
    return `[${Array.from(value, (item: unknown, index) => textOf(item, step(pointer, index), within)).join(',')}]`;
  }
  if (!isRecord(value)) throw new CanonicalJsonError(pointer, 'not a plain object');
  const members = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    // The default comparison of strings is by UTF-16 code units, as the RFC demands.
    .sort()
    .map((key) => `${textOfString(key, pointer)}:${textOf(value[key], step(pointer, key), within)}`);
  return `{${members.join(',')}}`;
}

function textOf(value: unknown, pointer: string, ancestors: ReadonlySet<object>): string {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      return textOfNumber(value, pointer);
    case 'string':
      return textOfString(value, pointer);
    case 'object':
      return textOfObject(value, pointer, ancestors);
    default:
      // In an array `undefined` has no JSON and turning it into null would change the value.
      throw new CanonicalJsonError(pointer, typeof value);
  }
}

/**
 * The canonical text of a value. Members that are undefined are dropped; NaN, infinities, lone surrogates, cycles,
 * undefined in arrays and anything but plain JSON data throw CanonicalJsonError.
 */
export function canonicalJson(value: unknown): string {
  return textOf(value, '', new Set());
}

/** Whether a stored text is the canonical text of what it says (no repeated member, no other order, no white space). */
export function isCanonicalText(text: string): boolean {
  try {
    return canonicalJson(JSON.parse(text)) === text;
  } catch {
    return false;
  }
}
