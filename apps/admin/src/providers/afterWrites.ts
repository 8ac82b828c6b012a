import type { Query, QueryClient } from '@tanstack/react-query';
import type { LinxuanDataProvider } from './dataProvider';

/** What is read once and for all, such as a form of an edition, says so itself. */
const mayChange = ({ options }: Query): boolean => (options as { staleTime?: unknown }).staleTime !== Infinity;

/**
 * A provider after whose writes nothing that was read before counts as fresh: the page that is opened next reads anew,
 * however short ago it was left. What stands on the screen meanwhile is read again by whoever wrote.
 */
export function freshAfterWrites(provider: LinxuanDataProvider, queries: QueryClient): LinxuanDataProvider {
  const send: LinxuanDataProvider['send'] = async <T>(...write: Parameters<LinxuanDataProvider['send']>) => {
    const answer = await provider.send<T>(...write);
    await queries.invalidateQueries({ refetchType: 'none', predicate: mayChange });
    return answer;
  };
  return { ...provider, send };
}
