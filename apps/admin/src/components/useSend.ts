import { useState } from 'react';
import { useNotify, useRefresh } from 'react-admin';
import { useLinxuan } from '../providers/useLinxuan';

type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Sending {
  /**
   * What the server answered, an empty object where it answers nothing; undefined after a failure. `said` is the
   * message that tells of the success, in the place of the one that the hook was given.
   */
  send<T>(method: Method, path: string, body?: unknown, said?: string): Promise<T | undefined>;
  busy: boolean;
  /** Why the last write failed, for the page to show. */
  error: Error | null;
  reset(): void;
}

/**
 * One write at a time of what is no change of state: busy while it runs, its failure kept for the page, a word and
 * fresh reads when it is done.
 */
export function useSend(done?: string): Sending {
  const provider = useLinxuan();
  const notify = useNotify();
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const send = async <T>(method: Method, path: string, body?: unknown, said = done): Promise<T | undefined> => {
    setBusy(true);
    setError(null);
    try {
      const result = await provider.send<T>(method, path, body);
      if (said) notify(said, { type: 'success' });
      refresh();
      return result ?? ({} as T);
    } catch (cause) {
      setError(cause as Error);
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { send, busy, error, reset: () => setError(null) };
}
