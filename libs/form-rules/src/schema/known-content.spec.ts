import type { FieldSchema } from '../types';
import { knownContent } from './known-content';

const schema: FieldSchema = {
  type: 'object',
  properties: {
    name: { type: 'string' },
    kind: { type: 'string', enum: ['a', 'b'] },
    rows: { type: 'array', items: { type: 'object', properties: { n: { type: 'integer' } } } },
    inner: { type: 'object', properties: { deep: { type: 'boolean' } } },
  },
};

describe('what a form has a place for', () => {
  it('is kept at any depth, and nothing else', () => {
    expect(
      knownContent(schema, {
        name: '某单位',
        kind: 'b',
        rows: [{ n: 1, m: 2 }, { m: 3 }],
        inner: { deep: false, other: 1 },
        other: { name: 'x' },
      }),
    ).toEqual({ name: '某单位', kind: 'b', rows: [{ n: 1 }], inner: { deep: false } });
  });

  it('holds no choice that is not offered, no empty group, and no field of an object itself', () => {
    expect(knownContent(schema, { kind: 'c', inner: { other: 1 } })).toBeUndefined();
    expect(knownContent(schema, JSON.parse('{"__proto__": {"x": 1}, "constructor": {"y": 1}}'))).toBeUndefined();
    expect(knownContent(undefined, 'x')).toBeUndefined();
  });
});
