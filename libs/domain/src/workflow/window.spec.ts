import type { DecisionContext } from '../programme/machine';
import { refuse } from './refusal';
import { after, from, outsideWindow, until } from './window';

const EDGE = '2024-07-31T15:59:59.999Z';
const at = (ms: number): string => new Date(Date.parse(EDGE) + ms).toISOString();
const said = (window: ReturnType<typeof until>, ms: number): string | undefined =>
  outsideWindow({ window: () => window }, { command: { acceptedAt: at(ms) } } as DecisionContext)?.code;

describe('the edges of a window, a millisecond before, at and after', () => {
  it.each([
    ['until', until(EDGE, () => refuse('deadline.passed', {})), [undefined, undefined, 'deadline.passed']],
    [
      'after',
      after(EDGE, () => refuse('correction.running', {})),
      ['correction.running', 'correction.running', undefined],
    ],
    [
      'from',
      from(EDGE, () => refuse('evaluation.beforeSession', {})),
      ['evaluation.beforeSession', undefined, undefined],
    ],
  ])('%s', (_name, window, codes) => {
    expect([-1, 0, 1].map((ms) => said(window, ms))).toEqual(codes);
  });

  it.each([null, undefined])('are absent without a date (%s)', (date) => {
    for (const make of [until, after, from]) expect(make(date, () => refuse('deadline.passed', {}))).toBeUndefined();
  });
});
