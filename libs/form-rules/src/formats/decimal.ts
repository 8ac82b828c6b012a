/**
 * Exact decimals. Money and quantities stand in the content as decimal strings ("12.50") and are reckoned with as whole
 * numbers of their smallest unit; binary fractions would make 0.1 + 0.2 differ from 0.3.
 */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

const DECIMAL = /^(-?)(0|[1-9]\d{0,17})(?:\.(\d{1,12}))?$/;

/**
 * Reads "12.50", or a number by its shortest text (a JSON 0.1 is one tenth again). Null for anything else: a result of
 * binary arithmetic such as 0.30000000000000004 has too many digits to have been written by anyone.
 */
export function parseDecimal(value: unknown): Decimal | null {
  if (typeof value === 'number')
    return Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER ? parseDecimal(String(value)) : null;
  const match = typeof value === 'string' ? DECIMAL.exec(value.trim()) : null;
  if (!match) return null;
  const fraction = match[3] ?? '';
  const units = BigInt(`${match[2] ?? '0'}${fraction}`);
  return { units: match[1] === '-' ? -units : units, scale: fraction.length };
}

export function formatDecimal({ units, scale }: Decimal): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const text = scale === 0 ? whole : `${whole}.${digits.slice(digits.length - scale)}`;
  return units < 0n ? `-${text}` : text;
}

function align(a: Decimal, b: Decimal): [bigint, bigint, number] {
  const scale = Math.max(a.scale, b.scale);
  return [a.units * 10n ** BigInt(scale - a.scale), b.units * 10n ** BigInt(scale - b.scale), scale];
}

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const [x, y, scale] = align(a, b);
  return { units: x + y, scale };
}

export function negateDecimal(a: Decimal): Decimal {
  return { units: -a.units, scale: a.scale };
}

export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale };
}

/** Negative, zero or positive, as a - b. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const [x, y] = align(a, b);
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Whole number of units of 10^-scale (0.01 for scale 2), or null where the value is finer than that. */
export function toMinorUnits(value: unknown, scale: number): bigint | null {
  const parsed = parseDecimal(value);
  if (!parsed) return null;
  if (parsed.scale <= scale) return parsed.units * 10n ** BigInt(scale - parsed.scale);
  const step = 10n ** BigInt(parsed.scale - scale);
  return parsed.units % step === 0n ? parsed.units / step : null;
}
