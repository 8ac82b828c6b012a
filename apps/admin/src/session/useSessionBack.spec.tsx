/** @jest-environment ./test/support/browser-environment.cjs */
import { act, renderHook } from '@testing-library/react';
import { sessionApi } from '../providers/api';
import { useSessionBack } from './useSessionBack';

describe('a page whose session has ended', () => {
  let load: jest.SpyInstance;
  beforeEach(() => {
    jest.useFakeTimers();
    load = jest.spyOn(sessionApi, 'load').mockRejectedValue(new Error('nobody is signed in'));
  });
  afterEach(() => {
    jest.restoreAllMocks();
    jest.useRealTimers();
  });
  const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));
  const see = (state: DocumentVisibilityState) => jest.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);

  it('looks every five seconds whether the browser is signed in again, until it is', async () => {
    const { rerender, unmount } = renderHook(({ ended }) => useSessionBack(ended), { initialProps: { ended: false } });
    await pass(30_000);
    expect(load).not.toHaveBeenCalled();
    rerender({ ended: true });
    await pass(15_000);
    expect(load).toHaveBeenCalledTimes(3);
    rerender({ ended: false });
    await pass(30_000);
    expect(load).toHaveBeenCalledTimes(3);
    unmount();
  });

  it('looks at once when the person comes back to it, and not while nobody sees it', async () => {
    const { unmount } = renderHook(() => useSessionBack(true));
    see('hidden');
    await pass(20_000);
    expect(load).not.toHaveBeenCalled();
    see('visible');
    document.dispatchEvent(new Event('visibilitychange'));
    window.dispatchEvent(new Event('focus'));
    expect(load).toHaveBeenCalledTimes(2);
    unmount();
    window.dispatchEvent(new Event('focus'));
    await pass(20_000);
    expect(load).toHaveBeenCalledTimes(2);
  });
});
