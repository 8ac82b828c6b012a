import { nextTurn } from './useClockTurns';

const NOW = Date.parse('2024-07-15T01:00:00.000Z');
const at = (ms: number) => new Date(NOW + ms).toISOString();

describe('when the clock changes what a page says', () => {
  it.each([
    ['nothing that has a time', { data: [{ title: 'x', openedAt: at(5000) }] }, null],
    ['an action that opens', { availableActions: [{ changesInMs: 400 }, { changesInMs: null }] }, 400],
    ['a date that falls due, after its last instant', { data: [{ dueAt: at(700) }, { dueAt: at(300) }] }, 301],
    ['dates that have passed', { dueAt: at(-1), closesAt: at(-5), windowEndsAt: at(90) }, 91],
    ['the sooner of both', { dueAt: at(50), availableActions: [{ changesInMs: 20 }] }, 20],
    ['a session that begins', { session: { startsAt: at(10) } }, 11],
    ['words that look like dates elsewhere', { dueAt: 'tomorrow', number: at(1) }, null],
  ])('finds %s', (_what, answer, turn) => {
    expect(nextTurn(answer, NOW)).toBe(turn);
  });
});
