import { addDecimals, negateDecimal, type Decimal } from '../formats/decimal';
import { isDate } from '../formats/dates';
import type { FunctionName } from './types';
import { compareValues, equalValues, isWrittenNull, parseDuration, type Value } from './values';

const ZERO: Decimal = { units: 0n, scale: 0 };

/** The allowed functions. Anything not known among the arguments makes the result not known. */
export function callFunction(name: FunctionName, args: readonly Value[]): Value {
  const [first = null, second = null] = args;
  switch (name) {
    case 'count':
      return isList(first) ? { t: 'number', decimal: { units: BigInt(first.items.length), scale: 0 } } : null;
    case 'sum':
      return isList(first) ? sum(first.items) : null;
    case 'min':
      return isList(first) ? extreme(first.items, -1) : null;
    case 'max':
      return isList(first) ? extreme(first.items, 1) : null;
    case 'abs':
      if (!isNumber(first)) return null;
      return first.decimal.units < 0n ? { t: 'number', decimal: negateDecimal(first.decimal) } : first;
    case 'distinct values':
      return isList(first) ? distinct(first.items) : null;
    case 'list contains':
      return isList(first) ? includes(first.items, second) : null;
    case 'string length':
      return typeof first === 'string'
        ? { t: 'number', decimal: { units: BigInt([...first].length), scale: 0 } }
        : null;
    case 'starts with':
      return texts(first, second, (text, part) => text.startsWith(part));
    case 'ends with':
      return texts(first, second, (text, part) => text.endsWith(part));
    case 'contains':
      return texts(first, second, (text, part) => text.includes(part));
    case 'date':
      if (typeof first === 'string') return isDate(first) ? { t: 'date', iso: first } : null;
      return first !== null && typeof first === 'object' && first.t === 'date' ? first : null;
    case 'duration':
      return typeof first === 'string' ? parseDuration(first) : null;
  }
}

function isList(value: Value): value is { t: 'list'; items: Value[] } {
  return value !== null && typeof value === 'object' && value.t === 'list';
}

function isNumber(value: Value): value is { t: 'number'; decimal: Decimal } {
  return value !== null && typeof value === 'object' && value.t === 'number';
}

function texts(a: Value, b: Value, test: (a: string, b: string) => boolean): Value {
  return typeof a === 'string' && typeof b === 'string' ? test(a, b) : null;
}

/** As in DMN, the sum of no numbers is not known. */
function sum(items: readonly Value[]): Value {
  if (items.length === 0 || !items.every(isNumber)) return null;
  return { t: 'number', decimal: items.reduce((total, item) => addDecimals(total, item.decimal), ZERO) };
}

function extreme(items: readonly Value[], direction: 1 | -1): Value {
  let best: Value = items[0] ?? null;
  for (const item of items) {
    const order = compareValues(item, best);
    if (order === null) return null;
    if (order * direction > 0) best = item;
  }
  return best;
}

/** One that equals decides; of the others one that is not known leaves it open. Items of another kind are not equal. */
function includes(items: readonly Value[], wanted: Value): Value {
  const equal = items.map((item) => equalValues(item, wanted));
  if (equal.includes(true)) return true;
  return (wanted === null || items.includes(null)) && equal.includes(null) ? null : false;
}

/**
 * As in DMN a written `null` counts once. An item that is not known may equal another one, so the result is not known.
 */
function distinct(items: readonly Value[]): Value {
  const kept = new Map<string, Value>();
  for (const item of items) {
    const key = distinctKey(item);
    if (key === null) return null;
    if (!kept.has(key)) kept.set(key, item);
  }
  return { t: 'list', items: [...kept.values()] };
}

/** Equal for equal values; null for what is not known and for rows, which have no equality. */
function distinctKey(value: Value): string | null {
  if (value === null) return null;
  if (typeof value !== 'object') return JSON.stringify(value);
  if (isWrittenNull(value)) return 'null';
  switch (value.t) {
    case 'number':
      return `n${canonical(value.decimal)}`;
    case 'date':
      return `d${value.iso}`;
    case 'duration':
      return `p${value.months}m${value.days}d`;
    default:
      return null;
  }
}

function canonical({ units, scale }: Decimal): string {
  let [whole, digits] = [units, scale];
  while (digits > 0 && whole % 10n === 0n) [whole, digits] = [whole / 10n, digits - 1];
  return `${whole}e${digits}`;
}
