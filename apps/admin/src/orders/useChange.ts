import type { OrderChangeDto } from '@linxuan/contracts';
import { useJoin } from '../components';

/** One side of a change in words: several people as a list, nothing as a dash. */
export function useChange(): (value: OrderChangeDto['before']) => string {
  const join = useJoin();
  return (value) => (Array.isArray(value) ? join(value) : value) ?? '—';
}
