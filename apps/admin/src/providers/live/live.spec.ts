import { staleAfter } from './live';

describe('what a change event makes stale', () => {
  const stale = (type: 'tasks' | 'case' | 'dossier' | 'notification', id: string | undefined, ...keys: unknown[][]) =>
    keys.map((key) => staleAfter(id === undefined ? { type } : { type, id }, key));

  it('refreshes counts, lists and the first page after work has changed', () => {
    expect(
      stale(
        'tasks',
        undefined,
        ['read', '/tasks/counts'],
        ['tasks', 'getList', {}],
        ['read', '/home'],
        ['read', '/cases/c1'],
      ),
    ).toEqual([true, true, true, false]);
  });

  it('refreshes the case that is named, and lists, but no other case', () => {
    expect(
      stale(
        'case',
        'c1',
        ['read', '/cases/c1'],
        ['read', '/cases/c1/timeline'],
        ['cases', 'getList', {}],
        ['read', '/cases?page=1'],
        ['read', '/cases/c2'],
        ['read', '/programmes'],
      ),
    ).toEqual([true, true, true, true, false, false]);
  });

  it('refreshes the workspace that a dossier belongs to', () => {
    expect(
      stale(
        'dossier',
        'd1',
        ['read', '/dossiers/d1'],
        ['read', '/nomination?stage=nomination'],
        ['read', '/worksheets/dossier/d1/nomination'],
        ['read', '/cases/c1'],
      ),
    ).toEqual([true, true, true, false]);
  });

  it('leaves everything but the bell alone after a notification', () => {
    expect(stale('notification', undefined, ['read', '/notifications?page=1'], ['read', '/tasks/counts'])).toEqual([
      true,
      false,
    ]);
  });
});
