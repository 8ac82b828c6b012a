import { Type } from '@sinclair/typebox';
import { DomainError, toProblem } from '../problem';
import { checkSchema } from './schema.pipe';

const Mode = Type.Object({
  mode: Type.Union([Type.Literal('now'), Type.Literal('never')]),
  name: Type.Optional(Type.String({ minLength: 3 })),
});
const Order = Type.Union([
  Type.Object({ kind: Type.Literal('later'), until: Type.String({ format: 'date' }) }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('rename'), name: Type.String({ minLength: 1 }) }, { additionalProperties: false }),
]);

function refused(schema: object, value: unknown): { pointer: string; code: string; message?: string | undefined }[] {
  try {
    checkSchema(schema, value);
  } catch (error) {
    if (error instanceof DomainError) return toProblem(error.code, error.params, error.more, 'zh').fields ?? [];
    throw error;
  }
  return [];
}

describe('what is wrong with a body', () => {
  it('calls a choice of literals a list to choose from, and gives every keyword its words', () => {
    expect(refused(Mode, { mode: 'sometimes', name: 'a' })).toEqual([
      { pointer: '/mode', code: 'enum', message: '请从给定选项中选择' },
      { pointer: '/name', code: 'minLength', params: { limit: 3 }, message: '至少填写 3 个字' },
    ]);
  });

  it('complains of the shape that was meant and of no other', () => {
    expect(refused(Order, { kind: 'later', until: '2024-13-01' })).toEqual([
      { pointer: '/until', code: 'date', message: '请填写有效日期，格式为 年-月-日' },
    ]);
    expect(refused(Order, { kind: 'rename' })).toEqual([
      { pointer: '/name', code: 'required', message: '此项为必填项' },
    ]);
    expect(refused(Order, { kind: 'nothing' }).map(({ pointer }) => pointer)).toContain('/kind');
    expect(refused(Order, { kind: 'rename', name: '甲' })).toEqual([]);
  });
});
