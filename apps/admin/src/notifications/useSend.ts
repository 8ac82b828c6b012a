import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useLinxuan } from '../components';

/**
 * One write at a time, with its failure for the page to show; returns what the server answered, undefined after a
 * failure.
 */
export function useSend() {
  const provider = useLinxuan();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const send = async <T>(
    method: 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
    done?: string,
  ): Promise<T | undefined> => {
    setBusy(true);
    setError(null);
    try {
      const result = await provider.send<T>(method, path, body);
      if (done) notify(done, { type: 'success' });
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
