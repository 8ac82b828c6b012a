import { gapBefore, yearProblems } from './calendar-check';

const days = (year: number) => Array.from({ length: 7 }, (_, index) => `${year}-10-0${index + 1}`);
const body = { year: 2027, holidays: days(2027), makeUpDays: ['2027-10-10'], documentNumber: '国办发明电〔2026〕1号' };
const codes = (more: Partial<typeof body>) =>
  yearProblems({ ...body, ...more }).map(({ pointer, code }) => `${pointer} ${code}`);

describe('a year of the working calendar', () => {
  it.each([
    [{}, []],
    [{ holidays: [] }, ['/holidays required']],
    [{ holidays: ['2027-01-01'] }, ['/holidays incomplete']],
    [{ holidays: [...days(2027), '2026-01-01'] }, ['/holidays/7 otherYear']],
    [{ makeUpDays: ['2027-10-11'] }, ['/makeUpDays/0 notWeekend']],
    [{ makeUpDays: ['2027-10-03'] }, ['/makeUpDays/0 inBoth']],
  ])('with %j has the problems %j', (more, expected) => {
    expect(codes(more)).toEqual(expected);
  });

  it('follows the years that are known without a gap, or replaces one of them', () => {
    expect([gapBefore(2027, [2025, 2026]), gapBefore(2025, [2025, 2026])]).toEqual([[], []]);
    expect(gapBefore(2029, [2025, 2026])).toMatchObject([
      { pointer: '/year', code: 'gap', words: { zh: '请先导入 2027、2028 年的安排' } },
    ]);
  });
});
