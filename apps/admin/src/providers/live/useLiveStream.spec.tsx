/** @jest-environment ./test/support/browser-environment.cjs */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { sessionStore } from '../sessionStore';
import type { Session } from '../types';
import { useConnected, useLiveStream, usePoll } from './live';
import { shareStream, type Share } from './share';
import type { LiveMessage } from './stream';

jest.mock('./share');

const session = (csrf: string) => ({ principal: 'anna/m1', csrf, now: '2024-07-15T01:00:00Z' }) as Session;

let shares: { share: Share; tell: (message: LiveMessage) => void; isOpen: boolean }[];
let client: QueryClient;
let refreshed: jest.SpyInstance;

beforeEach(() => {
  shares = [];
  jest.mocked(shareStream).mockImplementation((share, tell) => {
    const one = { share, tell, isOpen: true };
    shares.push(one);
    return () => void (one.isOpen = false);
  });
  client = new QueryClient();
  refreshed = jest.spyOn(client, 'invalidateQueries').mockResolvedValue();
  sessionStore.clear();
  sessionStore.put(session('t1'));
});

const open = () =>
  renderHook(
    () => {
      useLiveStream();
      return { isConnected: useConnected(), poll: usePoll() };
    },
    {
      wrapper: ({ children }: { children: ReactNode }) => (
        <QueryClientProvider client={client}>{children}</QueryClientProvider>
      ),
    },
  );
const tell = (message: LiveMessage) => act(() => shares.at(-1)?.tell(message));

describe('a page that listens', () => {
  it('reads everything again once the stream is back, and nothing where it opens for the first time', () => {
    const { result } = open();
    tell({ kind: 'open', anew: false });
    expect([result.current.isConnected, refreshed.mock.calls]).toEqual([true, []]);
    tell({ kind: 'closed' });
    expect(result.current.isConnected).toBe(false);
    tell({ kind: 'open', anew: true });
    expect(refreshed.mock.calls).toEqual([[]]);
  });

  it('asks what has become of its session where the stream ended with it', () => {
    const { result } = open();
    tell({ kind: 'open', anew: false });
    tell({ kind: 'ended' });
    expect([result.current.isConnected, refreshed.mock.calls]).toEqual([false, [[]]]);
  });

  it('looks by the clock more often while nothing is heard', () => {
    const { result } = open();
    const alone = result.current.poll;
    tell({ kind: 'open', anew: false });
    expect(result.current.poll).toBeGreaterThan(alone);
  });

  it('opens the stream anew after a new sign-in, and leaves it behind when it goes', () => {
    const { unmount, result } = open();
    tell({ kind: 'open', anew: false });
    act(() => sessionStore.put(session('t2')));
    expect(shares.map(({ share, isOpen }) => [share.token, isOpen])).toEqual([
      ['t1', false],
      ['t2', true],
    ]);
    expect(result.current.isConnected).toBe(false);
    unmount();
    expect(shares.at(-1)?.isOpen).toBe(false);
  });
});
