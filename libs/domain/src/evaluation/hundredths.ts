/**
 * Marks are exact decimals: whole numbers of hundredths of a point (8533 is 85.33). Sums stay exact, so equal is equal;
 * only a result that is shown is rounded, half up.
 */
export type Hundredths = number;

const DECIMAL = /^(-?)(\d{1,9})(?:\.(\d{1,2}))?$/;

/**
 * Hundredths of a mark as it was typed or stored (8.5, "8.50"); undefined for anything with more than two decimals or
 * no number.
 */
export function hundredthsOf(mark: number | string): Hundredths | undefined {
  const match = DECIMAL.exec(String(mark));
  if (!match) return undefined;
  const value = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
  return match[1] === '-' && value !== 0 ? -value : value;
}

/** An exact quotient of whole numbers; the denominator is positive. Plain numbers, so that it can be stored as JSON. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

/** Below zero, zero, above zero as the first is smaller, equal, larger; exact. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const difference = BigInt(a.numerator) * BigInt(b.denominator) - BigInt(b.numerator) * BigInt(a.denominator);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function floorDivide(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  return numerator % denominator !== 0n && numerator < 0n ? quotient - 1n : quotient;
}

/** numerator / denominator to the nearest whole number, halves up. */
export function divideHalfUp(numerator: bigint, denominator: bigint): number {
  return Number(floorDivide(2n * numerator + denominator, 2n * denominator));
}

function wholeRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let guess = BigInt(Math.floor(Math.sqrt(Number(value))));
  while (guess * guess > value) guess -= 1n;
  while ((guess + 1n) * (guess + 1n) <= value) guess += 1n;
  return guess;
}

/** Sample standard deviation (n - 1) of whole numbers, rounded half up; null for fewer than two. */
export function sampleDeviation(values: readonly Hundredths[]): Hundredths | null {
  if (values.length < 2) return null;
  const n = BigInt(values.length);
  const sum = values.reduce((total, value) => total + BigInt(value), 0n);
  const squares = values.reduce((total, value) => total + BigInt(value) * BigInt(value), 0n);
  // The root of four times the variance is twice the deviation: its whole part decides the half exactly.
  const doubled = wholeRoot((4n * (n * squares - sum * sum)) / (n * (n - 1n)));
  return Number((doubled + 1n) / 2n);
}
