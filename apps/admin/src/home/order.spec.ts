import { homeOrder } from './order';

const NOW = new Date('2026-11-30T01:00:00.000Z');
const inDays = (days: number) => new Date(NOW.getTime() + days * 86_400_000).toISOString();
const group = (kind: string, days: number | null) => ({ kind, earliestDue: days === null ? null : inDays(days) });

describe('the order of work on the first page', () => {
  it('puts a correction due in two days before a report due in a year', () => {
    const order = homeOrder([group('submit-report', 365)], inDays(2), NOW);
    expect([order.before, order.after, order.far.map(({ kind }) => kind)]).toEqual([[], [], ['submit-report']]);
  });

  it('puts a report due tomorrow before a correction due next week', () => {
    const order = homeOrder([group('sign-agreement', 20), group('submit-report', 1)], inDays(7), NOW);
    expect([order.before.map(({ kind }) => kind), order.after.map(({ kind }) => kind)]).toEqual([
      ['submit-report'],
      ['sign-agreement'],
    ]);
  });

  it('orders any role’s work by date whatever its kind and count, overdue first, undated last', () => {
    const groups = [group('undated', null), group('late', -3), group('soon', 2), group('later', 30), group('far', 200)];
    for (let turn = 0; turn < groups.length; turn += 1) {
      const order = homeOrder([...groups.slice(turn), ...groups.slice(0, turn)], null, NOW);
      expect(order.before.map(({ kind }) => kind)).toEqual(['late', 'soon', 'later', 'undated']);
      expect(order.far.map(({ kind }) => kind)).toEqual(['far']);
    }
  });
});
