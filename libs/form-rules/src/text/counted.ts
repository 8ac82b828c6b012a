/** English has a form for one and a form for everything else; `Intl.PluralRules` knows which numbers are which. */
const RULES = new Intl.PluralRules('en');

/** The form that goes with a number; what is no number goes with the form for several. */
export function formFor(count: unknown, one: string, other: string): string {
  const number = typeof count === 'string' && count.trim() !== '' ? Number(count) : count;
  return typeof number === 'number' && Number.isFinite(number) && RULES.select(number) === 'one' ? one : other;
}

/** A number with its English noun: `1 working day`, `3 working days`, `2 boxes` of `('box', 'boxes')`. */
export function counted(count: number, one: string, other = `${one}s`): string {
  return `${count} ${formFor(count, one, other)}`;
}

/**
 * A place of a message: `{name}`, or `{name|form for one|form for several}`, which says the number and the form that
 * goes with it.
 */
const PLACE = /\{(\w+)(?:\|([^{}|]*)\|([^{}|]*))?\}/g;

/**
 * Fills the places of a message. `valueOf` says what stands for a name; undefined leaves the place as it is written.
 */
export function fillPlaces(message: string, valueOf: (name: string) => unknown): string {
  return message.replace(PLACE, (whole, name: string, one?: string, other?: string) => {
    const value = valueOf(name);
    if (value === undefined) return whole;
    return one === undefined || other === undefined ? String(value) : `${String(value)} ${formFor(value, one, other)}`;
  });
}

/** Names that the places of a message use, each once. */
export function placesOf(message: string): string[] {
  return [...new Set([...message.matchAll(PLACE)].map(([, name]) => name ?? ''))];
}

/** The message with its places by name, as a reader of the documentation sees it: `{count} items`. */
export function writtenOut(message: string): string {
  return fillPlaces(message, (name) => `{${name}}`);
}
