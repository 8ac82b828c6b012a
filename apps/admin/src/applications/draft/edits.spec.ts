import { applyEdits, isIdle, meets, mergeRemote, withEdit, type Edit } from './edits';

describe('unsent edits', () => {
  it('keep the newest value and the first base of a field', () => {
    const edits = [
      { pointer: '/a', value: 1, baseVersion: 3 },
      { pointer: '/a', value: 2, baseVersion: 5 },
    ].reduce<Edit[]>(withEdit, []);
    expect(edits).toEqual([{ pointer: '/a', value: 2, baseVersion: 3 }]);
  });
  it('drop parts that a newer whole contains, and keep parts of an older whole', () => {
    expect(
      withEdit([{ pointer: '/rows/@r1/name', value: 'x', baseVersion: 1 }], { pointer: '/rows/@r1', baseVersion: 2 }),
    ).toEqual([{ pointer: '/rows/@r1', baseVersion: 2 }]);
    expect(
      withEdit([{ pointer: '/rows/@r1', value: { id: 'r1' }, baseVersion: 1 }], {
        pointer: '/rows/@r1/name',
        value: 'x',
        baseVersion: 1,
      }),
    ).toHaveLength(2);
  });
  it('write rows by their id, and pass over rows that are gone', () => {
    const content = applyEdits({ rows: [{ id: 'r1', n: 'a' }] }, [
      { pointer: '/rows/@r2', value: { id: 'r2' } },
      { pointer: '/rows/@r2/n', value: 'b' },
      { pointer: '/rows/@r1' },
      { pointer: '/rows/5/n', value: 'x' },
    ]);
    expect(content).toEqual({ rows: [{ id: 'r2', n: 'b' }] });
  });
  it('meet where one contains the other', () => {
    expect([meets('/a/b', '/a'), meets('/a', '/a/b'), meets('/a/b', '/a/c')]).toEqual([true, true, false]);
  });
  it('are idle where they change nothing', () => {
    expect([
      isIdle({ pointer: '/a', value: 'x', baseVersion: 0 }, 'x'),
      isIdle({ pointer: '/a', baseVersion: 0 }, undefined),
      isIdle({ pointer: '/a', value: '', baseVersion: 0 }, undefined),
    ]).toEqual([true, true, false]);
  });
});

describe('taking in what others wrote', () => {
  it('shows it where the person has not touched the field', () => {
    const merged = mergeRemote(
      { a: 'mine', b: 'old' },
      [{ pointer: '/a', value: 'mine', baseVersion: 1 }],
      [{ pointer: '/b', value: 'theirs', version: 2 }],
      2,
    );
    expect(merged).toMatchObject({
      content: { a: 'mine', b: 'theirs' },
      unsent: [{ pointer: '/a', value: 'mine', baseVersion: 2 }],
    });
  });
  it('leaves a field that both touched as the person left it, on its old base', () => {
    const merged = mergeRemote(
      { a: 'mine' },
      [{ pointer: '/a', value: 'mine', baseVersion: 1 }],
      [{ pointer: '/a', value: 'theirs', version: 2 }],
      2,
    );
    expect(merged).toMatchObject({ content: { a: 'mine' }, unsent: [{ pointer: '/a', baseVersion: 1 }], taken: [] });
  });
});
