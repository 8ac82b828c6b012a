/** @jest-environment ./test/support/browser-environment.cjs */
import { act, render, screen } from '@testing-library/react';
import { TestTranslationProvider } from 'react-admin';
import { sessionStore } from '../providers/sessionStore';
import type { Session } from '../providers/types';
import { DeadlineChip } from './DeadlineChip';

const SERVER = Date.parse('2024-07-31T15:59:58.000Z');

describe('a date on a page that stays open', () => {
  beforeEach(() => {
    // The computer's own clock is years off.
    jest.useFakeTimers({ now: Date.parse('2031-01-01T00:00:00.000Z') });
    sessionStore.put({ principal: 'p', now: new Date(SERVER).toISOString() } as Session);
  });
  afterEach(() => jest.useRealTimers());

  it('says by the server’s clock that it has passed, in that very second', () => {
    render(
      <TestTranslationProvider translate={(key: string) => key}>
        <DeadlineChip dueAt={'2024-07-31T15:59:59.999Z'} urgency="today" timeLeft={{ zh: '今日截止', en: 'today' }} />
      </TestTranslationProvider>,
    );
    expect(screen.getByText('today')).toBeTruthy();
    act(() => void jest.advanceTimersByTime(1_900));
    expect(screen.getByText('today')).toBeTruthy();
    act(() => void jest.advanceTimersByTime(200));
    expect(screen.getByText('deadline.passed')).toBeTruthy();
  });
});
