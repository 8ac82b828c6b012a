import { checkLimits, CONTENT_LIMITS, escapeSegment } from './limits';
import { mergePatch, type FieldPatch } from './merge';
import { diffContent } from './diff';
import { getAt, parsePointer } from './pointer';

describe('content at its limits', () => {
  const rows = (n: number) => ({ rows: Array.from({ length: n }, () => 1) });

  it('may have exactly as many rows, levels and characters, and not one more', () => {
    expect([CONTENT_LIMITS.rows, CONTENT_LIMITS.rows + 1].map((n) => checkLimits(rows(n))?.code)).toEqual([
      undefined,
      'too-many-rows',
    ]);
    const deep = (n: number) => Array.from({ length: n }).reduce<object | number>((inner) => ({ a: inner }), 1);
    expect([CONTENT_LIMITS.depth, CONTENT_LIMITS.depth + 1].map((n) => checkLimits(deep(n))?.code)).toEqual([
      undefined,
      'too-deep',
    ]);
    expect(
      [CONTENT_LIMITS.characters, CONTENT_LIMITS.characters + 1].map((n) => checkLimits('x'.repeat(n))?.code),
    ).toEqual([undefined, 'too-large']);
  });
});

describe('a pointer', () => {
  it.each(['a/b', 'a~b', '~1', '~0', '/~', 'plain'])('finds %s under its escaped name', (name) => {
    expect(parsePointer(`/${escapeSegment(name)}`)).toEqual([name]);
    expect(getAt({ [name]: 1 }, `/${escapeSegment(name)}`)).toBe(1);
  });
});

describe('patches of one call', () => {
  const patch = (pointer: string, value: string, baseVersion: number): FieldPatch => ({ pointer, value, baseVersion });

  it('may touch one field twice: the later one counts, and neither is a conflict of the other', () => {
    const merged = mergePatch({ a: 'a0' }, [patch('/a', 'one', 3), patch('/a', 'two', 3)], { '/a': 3 }, 4);
    expect([merged.content, merged.conflicts, merged.versions]).toEqual([{ a: 'two' }, [], { '/a': 4 }]);
  });

  it('are written over what was there at their base, and shown beside what is newer', () => {
    const at = (base: number) => mergePatch({ a: 'theirs' }, [patch('/a', 'mine', base)], { '/a': 3 }, 4);
    expect([at(3).content, at(3).conflicts]).toEqual([{ a: 'mine' }, []]);
    expect(at(2)).toMatchObject({ content: { a: 'theirs' }, conflicts: [{ pointer: '/a', theirVersion: 3 }] });
  });

  it('meet a newer part of what they write as a whole, and a newer whole around it', () => {
    const content = { g: { a: '1', b: '2' } };
    expect(
      mergePatch(content, [{ pointer: '/g', value: {}, baseVersion: 1 }], { '/g/a': 2 }, 3).conflicts,
    ).toHaveLength(1);
    expect(mergePatch(content, [patch('/g/a', 'x', 1)], { '/g': 2 }, 3).conflicts).toHaveLength(1);
    expect(mergePatch(content, [patch('/g/a', 'x', 1)], { '/g/b': 2 }, 3).conflicts).toEqual([]);
  });
});

describe('rows in another order', () => {
  it('are one change at their list, with the ids in order', () => {
    const [before, after] = [{ rows: [{ id: 'a' }, { id: 'b' }] }, { rows: [{ id: 'b' }, { id: 'a' }] }];
    expect(diffContent(before, after)).toEqual([
      { pointer: '/rows', before: ['a', 'b'], after: ['b', 'a'], kind: 'moved' },
    ]);
  });
});
