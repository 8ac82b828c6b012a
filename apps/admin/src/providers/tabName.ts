/** The name of this tab; it survives a reload and differs from every other tab's. */
export function tabName(session: Pick<Storage, 'getItem' | 'setItem'>, make: () => string): string {
  const known = session.getItem('linxuan.tab');
  if (known) return known;
  const name = make();
  session.setItem('linxuan.tab', name);
  return name;
}
