import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useLinxuan } from '../components';

/** One write at a time: busy while it runs, its failure kept for the page, fresh reads when it is done. */
export function useWrite() {
  const provider = useLinxuan();
  const queries = useQueryClient();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const write = async <T>(
    method: 'POST' | 'PUT' | 'DELETE',
    path: string,
    body: unknown = {},
    done = 'programmes.done',
    onError: (cause: unknown) => void = () => undefined,
  ): Promise<T | undefined> => {
    setBusy(true);
    setError(null);
    try {
      const result = await provider.send<T>(method, path, body);
      await queries.invalidateQueries();
      if (done !== '') notify(done, { type: 'success' });
      // Writes without an answer are done all the same.
      return result ?? ({} as T);
    } catch (cause) {
      setError(cause);
      onError(cause);
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, write, reset: () => setError(null) };
}
