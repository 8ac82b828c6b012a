type Values = Record<string, unknown>;

const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value)) ? Number(value) : undefined;

/**
 * Lets a message with forms for one and for several (`|||| `) choose by its number whatever the caller calls it:
 * `smart_count` where it is given, else `count`, else the first number.
 */
export function counted(values?: Values): Values | undefined {
  if (!values || typeof values !== 'object' || values['smart_count'] !== undefined) return values;
  const count = [values['count'], ...Object.values(values)].map(numberOf).find((number) => number !== undefined);
  return count === undefined ? values : { ...values, smart_count: count };
}
