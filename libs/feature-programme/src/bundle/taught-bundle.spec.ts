import { compile } from '@linxuan/domain';
import { examineBundle } from './examine-bundle';
import { openBundle } from './open-bundle';
import { around } from './testing/delivered-bundles';
import { taughtBlocks, taughtBundle, type TaughtBlock } from './testing/taught-bundle';

const blocks = taughtBlocks();
const upTo = (block: TaughtBlock) => taughtBundle(blocks.slice(0, blocks.indexOf(block) + 1));
const complete = blocks.filter((block) => block.complete).map((block) => [block.line, block] as const);
const read = (text: string) => examineBundle(openBundle(text), around);

describe('the programme that docs/definition.md builds', () => {
  it.each(complete)('has neither errors nor warnings at line %s, where it is said to be complete', (_line, block) => {
    const { problems, definition } = read(upTo(block));
    expect(problems).toEqual([]);
    expect(compile(definition as never).states.size).toBeGreaterThan(1);
  });

  it('ends complete and needs every block', () => {
    expect(complete.length).toBeGreaterThan(2);
    expect(blocks.at(-1)?.complete).toBe(true);
    const whole = read(taughtBundle(blocks));
    const idle = blocks.filter((block) => {
      const { problems, definition, form } = read(taughtBundle(blocks.filter((each) => each !== block)));
      return (
        problems.length === 0 && JSON.stringify([definition, form]) === JSON.stringify([whole.definition, whole.form])
      );
    });
    expect(idle.map(({ line }) => line)).toEqual([]);
  });

  it('brings the organisations that it names', () => {
    const { missing, definition } = read(taughtBundle(blocks));
    expect(missing.map(({ code }) => code).sort()).toEqual(
      [...new Set([definition?.authority, ...(definition?.roster ?? []).map(({ org }) => org)])].sort(),
    );
  });

  it('refuses a block that adds to nothing', () => {
    expect(() => taughtBlocks('```yaml bundle stages\na: 1\n```\n')).toThrow('docs/definition.md:1');
  });
});
