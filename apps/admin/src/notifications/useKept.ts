import { useState } from 'react';
import { useRead } from '../components';

/**
 * Reads a path that changes while somebody types: what was read last stays on the page until the next is there, and the
 * field keeps its cursor.
 */
export function useKept<T>(path: string, refetchInterval: number) {
  const read = useRead<T>(path, { refetchInterval });
  const [kept, setKept] = useState(read.data);
  if (read.data !== undefined && read.data !== kept) setKept(read.data);
  return { data: read.data ?? kept, error: read.error, refetch: read.refetch };
}
