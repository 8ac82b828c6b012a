import { forecastWords } from './forecast-words';
import type { Forecast } from './forecast';

const estimate = (more: Partial<Extract<Forecast, { kind: 'estimated' }>>): Forecast => ({
  kind: 'estimated',
  pace: 2,
  daysLeft: 10,
  overdue: false,
  expectedOn: '2024-07-30',
  between: ['2024-07-29', '2024-08-02'],
  lateBy: null,
  chanceLate: null,
  unannounced: [],
  ...more,
});
const said = (more: Parameters<typeof estimate>[0]) => forecastWords(estimate(more), '2024-07-22');

describe('a forecast in words', () => {
  it.each([
    [0, '<1%'],
    [0.0049, '<1%'],
    [0.005, '1%'],
    [0.994, '99%'],
    [0.996, '>99%'],
    [1, '100%'],
  ])('says a chance of %s as %s, and none as certain by rounding alone', (chanceLate, words) => {
    expect(said({ chanceLate }).zh).toContain(`逾期可能性${words}`);
    expect(said({ chanceLate }).en).toContain(`; ${words} chance of being late`);
  });

  it.each([
    [-1, '，早1个工作日', ', 1 working day early'],
    [0, '，与截止同日', ', on the last day'],
    [1, '，晚1个工作日', ', 1 working day late'],
    [2, '，晚2个工作日', ', 2 working days late'],
  ])('says %s working days beside the due day', (lateBy, zh, en) => {
    expect(said({ lateBy }).zh).toContain(zh);
    expect(said({ lateBy }).en).toContain(en);
  });

  it('gives no chance where the date has passed', () => {
    expect(said({ chanceLate: 1, overdue: true }).zh).not.toContain('可能性');
  });
});
