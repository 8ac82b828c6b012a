import { calendarFromChineseDays } from '../calendar';
import {
  DEFAULT_NOTIFICATIONS,
  digestAt,
  dueSteps,
  releaseAt,
  instantOfStep,
  workingDaysUntil,
  type ReminderLadder,
} from '.';

const calendar = calendarFromChineseDays();
const ladder = DEFAULT_NOTIFICATIONS.ladders[0] as ReminderLadder;
/** End of Tuesday, 8 October 2024, the first working day after the National Day holiday. */
const DUE = '2024-10-08T15:59:59.999Z';
const work = { openedAt: '2024-09-20T01:00:00.000Z', dueAt: DUE };
const ids = (fired: string[], now: string, of = work) =>
  dueSteps(ladder, of, new Set(fired), now, calendar).map(({ step, silent }) => `${step.id}${silent ? ' silent' : ''}`);

describe('quiet days', () => {
  it('holds what is not urgent until 08:30 of the next working day', () => {
    expect(releaseAt('2024-10-01T02:00:00.000Z', 'normal', calendar)).toBe('2024-10-08T00:30:00.000Z');
    expect(releaseAt('2024-10-01T02:00:00.000Z', 'urgent', calendar)).toBe('2024-10-01T02:00:00.000Z');
    // Sunday, 29 September 2024 was worked.
    expect(releaseAt('2024-09-29T02:00:00.000Z', 'normal', calendar)).toBe('2024-09-29T02:00:00.000Z');
    // Nobody knows the days off of 2031; its Saturdays are days off for now.
    expect(releaseAt('2031-10-04T02:00:00.000Z', 'normal', calendar)).toBe('2031-10-06T00:30:00.000Z');
  });

  it('collects a digest until the next opening', () => {
    expect(digestAt('2024-07-15T00:29:59.000Z', calendar)).toBe('2024-07-15T00:30:00.000Z');
    expect(digestAt('2024-07-15T00:30:00.000Z', calendar)).toBe('2024-07-16T00:30:00.000Z');
    expect(digestAt('2024-07-19T09:00:00.000Z', calendar)).toBe('2024-07-22T00:30:00.000Z');
  });
});

describe('ladders', () => {
  it('counts working days around the due date, at 08:30 in Beijing', () => {
    expect(ladder.rungs.map((step) => instantOfStep(step, DUE, calendar))).toEqual([
      '2024-09-27T00:30:00.000Z',
      '2024-10-08T00:30:00.000Z',
      '2024-10-11T00:30:00.000Z',
    ]);
    expect([
      workingDaysUntil('2024-09-27T01:00:00.000Z', DUE, calendar),
      workingDaysUntil('2024-10-11T01:00:00.000Z', DUE, calendar),
      workingDaysUntil(DUE, DUE, calendar),
    ]).toEqual([3, -3, 0]);
  });

  it('takes one step at a time and never the same twice', () => {
    expect(ids([], '2024-09-27T00:29:59.999Z')).toEqual([]);
    expect(ids([], '2024-09-27T00:30:00.000Z')).toEqual(['before']);
    expect(ids(['before'], '2024-10-07T00:30:00.000Z')).toEqual([]);
    expect(ids(['before'], '2024-10-08T10:00:00.000Z')).toEqual(['due']);
    expect(ids(['before', 'due', 'overdue'], '2025-01-01T00:00:00.000Z')).toEqual([]);
  });

  it('speaks once after a long silence, and not of work that was opened after its time', () => {
    expect(ids([], '2024-10-08T10:30:00.000Z')).toEqual(['before silent', 'due']);
    expect(ids([], '2024-10-08T10:00:00.000Z', { ...work, openedAt: '2024-10-08T09:00:00.000Z' })).toEqual([
      'before silent',
      'due silent',
    ]);
    expect(ids([], '2024-10-12T10:00:00.000Z', { ...work, openedAt: '2024-10-12T09:00:00.000Z' })).toEqual([
      'before silent',
      'due silent',
      'overdue',
    ]);
    // Back in time and forth again: a weaker step says nothing after a stronger one.
    expect(ids(['due'], '2024-10-08T10:30:00.000Z')).toEqual(['before silent']);
  });
});
