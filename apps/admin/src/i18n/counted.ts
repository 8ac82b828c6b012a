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

type Translate = (key: string, values?: Values) => string;

/** Between the form for one and the form for several, or where the number itself goes: such a message asks for it. */
const COUNTS = / \|{4} |%\{smart_count\}/;

/**
 * Says a message by its number; a name that is said without one, as in the menu or above a page, is that of several. A
 * message that asks for none is said as it is written, since the forms of one that does lose the spaces at their ends.
 */
export const sayCounted =
  (translate: Translate): Translate =>
  (key, values) => {
    const said = translate(key, values);
    return COUNTS.test(said) ? translate(key, { smart_count: 2, ...counted(values) }) : said;
  };
