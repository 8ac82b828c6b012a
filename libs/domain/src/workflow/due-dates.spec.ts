import { calendarFromChineseDays } from '../calendar';
import type { DueRule } from '../programme/definition';
import { dueDatesOf } from './due-dates';

const dates = dueDatesOf(calendarFromChineseDays());
const rule = (kind: DueRule['kind'], more: Partial<DueRule> = {}) =>
  ({ kind, n: 5, strength: 'hard', source: '', ...more }) as DueRule;
/** Due on Monday 22 July 2024. */
const dueAt = '2024-07-22T15:59:59.999Z';
const goneOn = (kind: DueRule['kind'], pausedAt: string, at = '2024-07-29T01:00:00.000Z') =>
  dates.resumed(rule(kind), { pausedAt, dueAt }, at)?.slice(0, 10);

describe('a counted date that stood still', () => {
  it('goes on with the working days that were left', () => {
    expect(goneOn('working-days', '2024-07-17T01:00:00.000Z')).toBe('2024-08-01');
  });

  it.each([
    ['on the day before the last', '2024-07-19T01:00:00.000Z'],
    ['on its last day', '2024-07-22T01:00:00.000Z'],
    ['after its last day', '2024-07-24T01:00:00.000Z'],
  ])('that was stopped %s has one working day to go on', (_when, pausedAt) => {
    expect(goneOn('working-days', pausedAt)).toBe('2024-07-30');
  });

  it('counts days of the calendar where its rule does, one at least', () => {
    expect(goneOn('calendar-days', '2024-07-17T01:00:00.000Z')).toBe('2024-08-03');
    expect(goneOn('calendar-days', '2024-07-22T01:00:00.000Z')).toBe('2024-07-30');
  });

  it('stays where it is a named day', () => {
    expect(goneOn('date', '2024-07-17T01:00:00.000Z')).toBe('2024-07-22');
  });
});

describe('a counted date', () => {
  it('includes its first day where the rule says so', () => {
    const due = (firstDay?: 'inclusive') =>
      dates.due(rule('calendar-days', firstDay ? { firstDay } : {}), '2024-07-15T01:00:00.000Z')?.slice(0, 10);
    expect([due(), due('inclusive')]).toEqual(['2024-07-20', '2024-07-19']);
  });

  it('excludes the named day where the rule says so', () => {
    const due = (namedDay?: 'exclusive') =>
      dates.due(rule('date', { date: '2024-07-31', ...(namedDay && { namedDay }) }), '2024-07-15T01:00:00.000Z');
    expect([due(), due('exclusive')]).toEqual(['2024-07-31T15:59:59.999Z', '2024-07-30T15:59:59.999Z']);
  });
});
