import { calendarFromChineseDays } from '../calendar';
import { dueDatesOf } from '../workflow/due-dates';
import type { CheckStage, NominationStage, NoticeStage } from '../programme/definition';
import { nextSteps } from './next-steps';
import { quantile, stageTimes, staysOf, type Span } from './stage-times';
import { workingClock } from './working-clock';

const calendar = calendarFromChineseDays();
const clock = workingClock(calendar);
const { due } = dueDatesOf(calendar);
/** An instant in Beijing. */
const at = (day: string, hour: number) =>
  new Date(`2024-07-${day}T${String(hour).padStart(2, '0')}:00:00+08:00`).toISOString();
const span = (subject: number, stage: string, from: string, to: string | null, more: Partial<Span> = {}): Span => ({
  subject,
  stage,
  from,
  to,
  paused: false,
  final: false,
  ...more,
});

describe('working time', () => {
  it('counts parts of working days and no others', () => {
    // Friday 18:00 to Monday 06:00: six hours of Friday, six of Monday.
    expect(clock.between(at('05', 18), at('08', 6))).toBeCloseTo(0.5, 10);
    expect(clock.between(at('06', 0), at('07', 23))).toBe(0);
    expect(clock.between(at('08', 9), at('08', 9))).toBe(0);
    expect(clock.between('2024-10-01T00:00:00+08:00', '2024-10-08T00:00:00+08:00')).toBe(0);
    expect(clock.between('2031-01-01T00:00:00+08:00', '2031-01-05T00:00:00+08:00')).toBe(3);
  });
});

describe('times per stage', () => {
  // Three cases worked out by hand. Monday is 1 July 2024; the check is due on the third working day.
  const spans: Span[] = [
    // One: Monday noon to Wednesday noon = 2 days with the office.
    span(1, 'check', at('01', 12), at('03', 12)),
    span(1, 'review', at('03', 12), null),
    // Two: 1 day, 3 working days of correction over a week-end, then 0.5 day.
    span(2, 'check', at('01', 0), at('02', 0)),
    span(2, 'check', at('03', 0), at('08', 0), { paused: true }),
    span(2, 'check', at('08', 0), at('08', 12)),
    span(2, 'review', at('08', 12), null),
    // Three: 6 days, then refused there.
    span(3, 'check', at('01', 0), at('09', 0)),
    span(3, 'check', at('09', 0), null, { final: true }),
    // Four: still there on its second day.
    span(4, 'check', at('09', 0), null),
  ];
  const stays = staysOf(spans, at('10', 0), clock, (stage, from) =>
    stage === 'check' ? due({ kind: 'working-days', n: 3, strength: 'soft', source: '' }, from) : null,
  );
  const check = stageTimes(stays).find(({ stage }) => stage === 'check');

  it('keeps corrections apart from work', () => {
    expect(
      stays.map(({ subject, stage, worked, paused, corrections, finished, ended, late }) => [
        subject,
        stage,
        worked,
        paused,
        corrections,
        finished,
        ended,
        late,
      ]),
    ).toEqual([
      [1, 'check', 2, 0, 0, true, false, false],
      [1, 'review', 4.5, 0, 0, false, false, null],
      [2, 'check', 1.5, 3, 1, true, false, false],
      [2, 'review', 1.5, 0, 0, false, false, null],
      [3, 'check', 6, 0, 0, true, true, true],
      [4, 'check', 1, 0, 0, false, false, false],
    ]);
  });

  it('gives the median and the ninetieth percentile of what is finished', () => {
    expect(check).toEqual({
      stage: 'check',
      stays: 4,
      finished: 3,
      median: 2,
      p90: 2 + 0.8 * 4,
      pausedMedian: 3,
      corrected: 1,
      dated: 3,
      late: 1,
    });
    expect(quantile([], 0.5)).toBeNull();
    expect(quantile([4], 0.9)).toBe(4);
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
  });
});

describe('what comes next', () => {
  const text = { zh: '', en: '' };
  const base = { title: text, publicTitle: text, source: '', rejectReasons: [] };
  const soft = { strength: 'soft', source: '' } as const;
  const check: CheckStage = {
    ...base,
    id: 'check',
    kind: 'check',
    by: 'authority',
    about: 'formal',
    correctionDays: 5,
    due: { kind: 'working-days', n: 5, ...soft },
  };
  const notice: NoticeStage = {
    ...base,
    id: 'notice',
    kind: 'public-notice',
    workingDays: 7,
    firstDay: 'exclusive',
    columns: [],
  };
  const nomination: NominationStage = {
    ...base,
    id: 'nomination',
    kind: 'nomination',
    by: 'nominator',
    to: 'authority',
    late: 'refuse',
    deadline: { kind: 'date', date: '2024-07-31', ...soft },
  };

  it('reckons on from the present due date, and stops where the programme states no time', () => {
    const steps = nextSteps([nomination, check, notice, { ...check, id: 'last' }], at('19', 12), at('15', 9), due);
    expect(steps.map(({ stage, by, basis, allows }) => [stage, by, basis, allows])).toEqual([
      ['nomination', '2024-07-31', 'stated', null],
      ['check', '2024-08-07', 'reckoned', null],
      ['notice', null, 'unstated', null],
      ['last', null, 'unstated', { n: 5, unit: 'working-days' }],
    ]);
  });

  it('lets nothing last beyond a stated day that follows', () => {
    expect(nextSteps([check, nomination], at('29', 12), at('15', 9), due).map(({ by, basis }) => [by, basis])).toEqual([
      ['2024-07-31', 'reckoned'],
      ['2024-07-31', 'stated'],
    ]);
  });

  it('invents no day where the present stage has none, and begins today where it is overdue', () => {
    expect(nextSteps([check], null, at('15', 9), due)[0]).toMatchObject({
      by: null,
      basis: 'unstated',
      allows: { n: 5, unit: 'working-days' },
    });
    expect(nextSteps([check], at('10', 9), at('15', 9), due)[0]).toMatchObject({ by: '2024-07-22', basis: 'reckoned' });
    expect(nextSteps([nomination], null, '2024-08-05T01:00:00.000Z', due)[0]).toMatchObject({
      by: null,
      basis: 'unstated',
    });
  });
});
