/** A recorded value by its name in the record, as the machine has both; of a change what it was and what it is. */
export function detailText(name: string, value: unknown): string {
  const said = (one: unknown) => (typeof one === 'string' ? one : one === null ? '—' : JSON.stringify(one));
  const isChange = typeof value === 'object' && value !== null && 'from' in value && 'to' in value;
  return `${name}: ${isChange ? `${said(value.from)} → ${said(value.to)}` : said(value)}`;
}
