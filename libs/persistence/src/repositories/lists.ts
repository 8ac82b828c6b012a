/** The values of a filter that may be given once or several times; an empty text asks for nothing. */
export function listOf(value: string | string[] | undefined): string[] {
  return value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value];
}
