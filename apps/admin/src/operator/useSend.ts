import { useState } from 'react';
import { useNotify, useRefresh } from 'react-admin';
import { useLinxuan } from '../components';

/** One write at a time: busy while it runs, its failure kept for the page, a word and fresh lists when it is done. */
export function useSend(done: string) {
  const provider = useLinxuan();
  const notify = useNotify();
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const send = async <T>(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
  ): Promise<T | undefined> => {
    setBusy(true);
    setError(null);
    try {
      const result = await provider.send<T>(method, path, body);
      notify(done, { type: 'success' });
      refresh();
      // Writes without an answer are done all the same.
      return result ?? ({} as T);
    } catch (cause) {
      setError(cause as Error);
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, send, reset: () => setError(null) };
}
