import type { ProgrammeDefinition } from './definition';
import { withValue } from './set-path';
import { greenTechnology } from './testing/green-technology.spec-support';
import { whatIf, type RecordedCase } from './what-if';

const definition = greenTechnology();
const [written, oral] = definition.rubrics;
const marks = (score: number, more: Record<string, number> = {}) =>
  Object.fromEntries((written?.criteria ?? []).map(({ id }) => [id, { score: more[id] ?? score }]));

/** Eight of one province, nominated in order, of which the first six are listed; one of another area. */
function round(): RecordedCase[] {
  const row = (n: number, area: string, score: number, more: Partial<RecordedCase> = {}): RecordedCase => ({
    id: `c${n}`,
    number: `2024-0000${n}`,
    title: `技术${n}`,
    nominator: 'ndrc-440000',
    account: 'ndrc-440000',
    area,
    place: n,
    verdicts: {},
    listed: true,
    sheets: ['written-evaluation', 'oral-defence'].flatMap((stage) =>
      [1, 2, 3].map(() => ({ stage, marks: marks(score) })),
    ),
    ...more,
  });
  return [
    row(1, '1', 90),
    row(2, '1', 80),
    row(3, '1', 70),
    row(4, '1', 65, { listed: false }),
    row(5, '2', 85),
    row(6, '2', 61),
  ];
}
const ids = (rows: readonly RecordedCase[]): string[] => rows.map(({ id }) => id);
const ask = (after: ProgrammeDefinition, cut?: Record<string, number>) =>
  whatIf(round(), { definition }, { definition: after, ...(cut ? { cut } : {}) });

describe('a finished round under other rules', () => {
  it('stays as it was under its own', () => {
    const result = ask(definition);
    expect([result.enter, result.leave, result.departed]).toEqual([[], [], []]);
  });

  it('loses the last of an account under a smaller quota, told by nominator and area', () => {
    const result = ask(withValue(definition, 'quotas.province-cap.cap', '4'));
    expect(result.leave.map(({ row, stoppedBy }) => [row.id, stoppedBy])).toEqual([
      ['c5', 'quota'],
      ['c6', 'quota'],
    ]);
    expect([result.byNominator, result.byArea]).toEqual([
      [{ key: 'ndrc-440000', enter: 0, leave: 2 }],
      [{ key: '2', enter: 0, leave: 2 }],
    ]);
  });

  it('loses who is below another pass mark, by the exact mean', () => {
    expect(
      ask(withValue(definition, 'stages.oral-defence.passMark', '6101')).leave.map(({ row, stoppedBy }) => [
        row.id,
        stoppedBy,
      ]),
    ).toEqual([['c6', 'pass-mark']]);
    expect(ask(withValue(definition, 'stages.oral-defence.passMark', '6100')).leave).toEqual([]);
  });

  it('lists another number under another cut line', () => {
    expect(ids(ask(definition, { '1': 4 }).enter)).toEqual(['c4']);
    expect(ask(definition, { '1': 2 }).leave.map(({ row, stoppedBy }) => [row.id, stoppedBy])).toEqual([
      ['c3', 'cut-line'],
    ]);
  });

  it('ranks anew under other weights', () => {
    const cases = round().map((row) =>
      row.id === 'c4'
        ? { ...row, sheets: row.sheets.map((sheet) => ({ ...sheet, marks: marks(65, { market: 80 }) })) }
        : row,
    );
    let heavy = definition;
    for (const rubric of [written, oral])
      for (const { id } of rubric?.criteria ?? [])
        heavy = withValue(heavy, `rubrics.${rubric?.id ?? ''}.criteria.${id}.weight`, id === 'market' ? '94' : '1');
    const result = whatIf(cases, { definition }, { definition: heavy });
    expect([ids(result.enter), result.leave.map(({ row }) => row.id)]).toEqual([['c4'], ['c3']]);
  });

  it('keeps what a person decided against the figures, until a rule stops it', () => {
    const cases = round().map((row) =>
      row.id === 'c3' ? { ...row, listed: false } : row.id === 'c4' ? { ...row, listed: true } : row,
    );
    const same = whatIf(cases, { definition }, { definition });
    expect([same.enter, same.leave, ids(same.departed)]).toEqual([[], [], ['c3', 'c4']]);
    const smaller = whatIf(
      cases,
      { definition },
      { definition: withValue(definition, 'quotas.province-cap.cap', '3') },
    );
    expect([ids(smaller.enter), smaller.leave.map(({ row, stoppedBy }) => [row.id, stoppedBy])]).toEqual([
      [],
      [
        ['c4', 'quota'],
        ['c5', 'quota'],
        ['c6', 'quota'],
      ],
    ]);
  });

  it('loses who does not meet a rule that is hard now', () => {
    const rule = (definition.eligibility as { id: string }[])[0]?.id ?? '';
    const cases = round().map((row) => (row.id === 'c1' ? { ...row, verdicts: { [rule]: 'not-met' as const } } : row));
    const soft = withValue(definition, `eligibility.${rule}.strength`, 'soft');
    expect(
      whatIf(cases, { definition: soft }, { definition }).leave.map(({ row, stoppedBy }) => [row.id, stoppedBy]),
    ).toEqual([['c1', 'eligibility']]);
  });

  it('says which part of a path is not there', () => {
    expect(() => withValue(definition, 'quotas.lost.cap', '4')).toThrow('quotas.lost.cap: there is no lost');
    expect(() => withValue(definition, 'quotas.province-cap.colour', '4')).toThrow('there is no colour');
  });
});
