import fc from 'fast-check';
import type { Json, JsonObject } from '../types';
import { sameJson, withoutBlanks } from './blank';
import { changedPointers, diffContent, touches } from './diff';
import { mergePatch } from './merge';
import { covers, formatPointer, getAt, parsePointer, PointerError, removeAt, setAt, stablePointer } from './pointer';

const content = {
  name: 'x',
  rows: [
    { id: 'r1', v: 1 },
    { id: 'r2', v: 2 },
  ],
  group: { inner: { deep: true } },
  'a/b~c': 1,
};
const key = fc.constantFrom('a', 'b', 'rows', 'x/y', '~', '名');
const json: fc.Arbitrary<Json> = fc.letrec<{ value: Json; object: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Json>(null, true, 0, 1, '', 'x', '文'),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('object'),
  ),
  object: fc.dictionary(key, tie('value'), { maxKeys: 3, noNullPrototype: true }),
})).object;

describe('pointers', () => {
  it('reads, writes and removes by number, by row id and with escapes', () => {
    expect(getAt(content, '/rows/1/v')).toBe(2);
    expect(getAt(content, '/rows/@r2/v')).toBe(2);
    expect(getAt(content, '/a~1b~0c')).toBe(1);
    expect(getAt(content, '/rows/@none/v')).toBe(undefined);
    expect(getAt(setAt(content, '/rows/@r3/v', 3), '/rows/2')).toEqual({ id: 'r3', v: 3 });
    expect(getAt(setAt(content, '/rows/-', { id: 'r4' }), '/rows/2')).toEqual({ id: 'r4' });
    expect(getAt(removeAt(content, '/rows/@r1'), '/rows')).toEqual([{ id: 'r2', v: 2 }]);
    expect(setAt({}, '/rows/@r1/v', 1)).toEqual({ rows: [{ v: 1, id: 'r1' }] });
    expect(setAt({}, '/group/inner', 1)).toEqual({ group: { inner: 1 } });
    expect(stablePointer(content, '/rows/1/v')).toBe('/rows/@r2/v');
  });

  it('leaves the input as it was', () => {
    const before = JSON.stringify(content);
    setAt(content, '/group/inner/deep', false);
    removeAt(content, '/rows/0');
    expect(JSON.stringify(content)).toBe(before);
  });

  it.each([
    '/__proto__/polluted',
    '/constructor/prototype/polluted',
    '/group/prototype/x',
    '/rows/9/v',
    '/rows/-1',
    '/rows/x',
    '/name/x',
    'name',
    '/none/0/x',
    `/${'a/'.repeat(20)}`,
  ])('refuses to write at %s', (pointer) => {
    expect(() => setAt(content, pointer, true)).toThrow(PointerError);
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('polluted');
  });

  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(json, fc.array(key, { minLength: 1, maxLength: 3 }), json, (whole, path, value) => {
        const pointer = formatPointer(path);
        expect(parsePointer(pointer)).toEqual(path);
        let written: Json;
        try {
          written = setAt(whole, pointer, value);
        } catch (error) {
          expect(error).toBeInstanceOf(PointerError);
          return;
        }
        expect(getAt(written, pointer)).toEqual(value);
        expect(getAt(removeAt(written, pointer), pointer)).toBe(undefined);
      }),
    );
  });

  it('knows what covers what', () => {
    expect([
      covers('/a', '/a/b'),
      covers('/a/b', '/a'),
      covers('/cases/*/site', '/cases/3/site/x'),
      covers('', '/a'),
      covers('/a', '/ab'),
    ]).toEqual([true, false, true, true, false]);
  });
});

describe('diffContent', () => {
  it('matches rows by id', () => {
    const after = {
      ...content,
      name: 'y',
      rows: [
        { id: 'r2', v: 20 },
        { id: 'r3', v: 3 },
      ],
    };
    expect(diffContent(content, after)).toEqual([
      { pointer: '/name', before: 'x', after: 'y', kind: 'changed' },
      { pointer: '/rows/0/v', before: 2, after: 20, kind: 'changed', row: 'r2' },
      { pointer: '/rows/1', before: undefined, after: { id: 'r3', v: 3 }, kind: 'added', row: 'r3' },
      { pointer: '/rows/0', before: { id: 'r1', v: 1 }, after: undefined, kind: 'removed', row: 'r1' },
    ]);
  });

  it('says when rows only changed places', () => {
    expect(diffContent(content, { ...content, rows: [...content.rows].reverse() })).toEqual([
      { pointer: '/rows', before: ['r1', 'r2'], after: ['r2', 'r1'], kind: 'moved' },
    ]);
  });

  it('takes clearing a field for removing it, and blank for missing', () => {
    expect(diffContent({ a: 'x' }, { a: '' })).toEqual([{ pointer: '/a', before: 'x', after: '', kind: 'removed' }]);
    expect(diffContent({ a: null }, { b: '' })).toEqual([]);
    expect(withoutBlanks({ a: ' ', b: { c: null }, d: [' ', 0, false] })).toEqual({ b: {}, d: [' ', 0, false] });
  });

  it('is empty exactly for equal contents', () => {
    fc.assert(
      fc.property(json, json, (a, b) => {
        expect(diffContent(a, a)).toEqual([]);
        expect(sameJson(a, JSON.parse(JSON.stringify(a)) as Json)).toBe(true);
        if (sameJson(withoutBlanks(a), withoutBlanks(b))) return;
        const pointers = changedPointers(a, b);
        expect(pointers.length).toBeGreaterThan(0);
      }),
    );
  });

  it('rebuilds the new content from the changes where rows keep their order', () => {
    fc.assert(
      fc.property(
        fc.dictionary(key, fc.constantFrom<Json>(1, 'x', true)),
        fc.dictionary(key, fc.constantFrom<Json>(2, 'x', true)),
        (a, b) => {
          const rebuilt = diffContent(a, b).reduce<Json>(
            (built, c) => (c.after === undefined ? removeAt(built, c.pointer) : setAt(built, c.pointer, c.after)),
            a,
          );
          expect(sameJson(rebuilt, b as JsonObject)).toBe(true);
        },
      ),
    );
  });
});

describe('touches', () => {
  it.each<[string[], string[] | undefined, boolean]>([
    [['/cases/0/site'], ['/cases'], true],
    [['/cases'], ['/cases/*/site'], true],
    [['/cases/2/site'], ['/cases/*/site'], true],
    [['/cases/2/user'], ['/cases/*/site'], false],
    [['/holder/name'], ['/cases'], false],
    [['/holder/name'], [], true],
    [['/holder/name'], undefined, true],
    [[], undefined, false],
    [['/casesX'], ['/cases'], false],
  ])('%j on %j: %s', (changed, restsOn, expected) => {
    expect(touches(changed, restsOn)).toBe(expected);
  });
});

describe('mergePatch', () => {
  it('merges different fields and shows both for the same one', () => {
    const first = mergePatch(content, [{ pointer: '/name', value: 'mine', baseVersion: 1 }], {}, 2);
    const second = mergePatch(
      first.content,
      [
        { pointer: '/name', value: 'theirs', baseVersion: 1 },
        { pointer: '/group/inner/deep', value: false, baseVersion: 1 },
      ],
      first.versions,
      3,
    );
    expect(second.conflicts).toEqual([{ pointer: '/name', mine: 'theirs', theirs: 'mine', theirVersion: 2 }]);
    expect(second.applied).toEqual(['/group/inner/deep']);
    expect(second.content).toEqual({ ...content, name: 'mine', group: { inner: { deep: false } } });
    expect(second.versions).toEqual({ '/name': 2, '/group/inner/deep': 3 });
  });

  it('takes the same value from two people, and a later edit that knew the first', () => {
    const first = mergePatch(content, [{ pointer: '/name', value: 'same', baseVersion: 1 }], {}, 2);
    expect(
      mergePatch(first.content, [{ pointer: '/name', value: 'same', baseVersion: 1 }], first.versions, 3).conflicts,
    ).toEqual([]);
    expect(
      mergePatch(first.content, [{ pointer: '/name', value: 'next', baseVersion: 2 }], first.versions, 3).conflicts,
    ).toEqual([]);
  });

  it('sees a conflict between a whole and its part', () => {
    const first = mergePatch(content, [{ pointer: '/rows/0/v', value: 9, baseVersion: 1 }], {}, 2);
    expect(first.applied).toEqual(['/rows/@r1/v']);
    expect(
      mergePatch(first.content, [{ pointer: '/rows/@r1', baseVersion: 1 }], first.versions, 3).conflicts.map(
        (c) => c.pointer,
      ),
    ).toEqual(['/rows/@r1']);
  });

  it('keeps rows apart that two people add at once, and follows a row that another removal moved', () => {
    const added = mergePatch(
      content,
      [
        { pointer: '/rows/-', value: { id: 'r8' }, baseVersion: 1 },
        { pointer: '/rows/-', value: { id: 'r9' }, baseVersion: 1 },
      ],
      {},
      2,
    );
    expect(added.applied).toEqual(['/rows/@r8', '/rows/@r9']);
    const removed = mergePatch(added.content, [{ pointer: '/rows/@r1', baseVersion: 2 }], added.versions, 3);
    const edited = mergePatch(
      removed.content,
      [{ pointer: '/rows/@r2/v', value: 22, baseVersion: 2 }],
      removed.versions,
      4,
    );
    expect(getAt(edited.content, '/rows')).toEqual([{ id: 'r2', v: 22 }, { id: 'r8' }, { id: 'r9' }]);
  });

  it('refuses alone what is hostile', () => {
    const big = Array.from({ length: 10_000 }, (_, i) => ({ id: `${i}` }));
    const result = mergePatch(
      content,
      [
        { pointer: '/__proto__/x', value: 1, baseVersion: 1 },
        { pointer: '/rows', value: big, baseVersion: 1 },
        { pointer: '/group', value: JSON.parse('{"__proto__": {"x": 1}}') as Json, baseVersion: 1 },
        { pointer: '/name', value: 'ok', baseVersion: 1 },
      ],
      {},
      2,
    );
    expect(result.refused).toEqual([
      { pointer: '/__proto__/x', code: 'bad-pointer' },
      { pointer: '/rows', code: 'too-many-rows', limit: 1_000 },
      { pointer: '/group', code: 'bad-key', limit: 0 },
    ]);
    expect(result.content).toEqual({ ...content, name: 'ok' });
    expect(
      mergePatch(
        content,
        Array.from({ length: 201 }, () => ({ pointer: '/name', value: 'x', baseVersion: 1 })),
      ).refused,
    ).toEqual([{ pointer: '', code: 'too-large', limit: 200 }]);
  });

  it('keeps nothing where small patches together are too large', () => {
    const patches = Array.from({ length: 5 }, (_, i) => ({
      pointer: `/t${i}`,
      value: 'x'.repeat(500_000),
      baseVersion: 1,
    }));
    const result = mergePatch({}, patches, {}, 2);
    expect([result.content, result.applied, result.refused.length, result.refused[0]?.code]).toEqual([
      {},
      [],
      5,
      'too-large',
    ]);
  });
});
