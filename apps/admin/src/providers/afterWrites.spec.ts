import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { freshAfterWrites } from './afterWrites';
import type { LinxuanDataProvider } from './dataProvider';

/** Opens a page that reads under a key and leaves it again; returns how often it has asked by then. */
async function visit(queries: QueryClient, key: string, ask: jest.Mock, staleTime: number): Promise<number> {
  const observer = new QueryObserver(queries, { queryKey: [key], queryFn: ask, staleTime });
  await new Promise<void>((settle) => {
    const leave = observer.subscribe(({ isFetching }) => {
      if (isFetching) return;
      settle();
      queueMicrotask(() => leave());
    });
    if (!observer.getCurrentResult().isFetching) settle();
  });
  observer.destroy();
  return ask.mock.calls.length;
}

describe('what was read before a write', () => {
  const answers = () => jest.fn(() => Promise.resolve('read'));
  const provided = (queries: QueryClient, send: () => Promise<unknown>) =>
    freshAfterWrites({ send } as unknown as LinxuanDataProvider, queries);

  it('is read anew by the next page, though it was read a moment ago', async () => {
    const [queries, list] = [new QueryClient(), answers()];
    expect([await visit(queries, 'list', list, 60_000), await visit(queries, 'list', list, 60_000)]).toEqual([1, 1]);
    expect(await provided(queries, () => Promise.resolve('written')).send('POST', '/orders')).toBe('written');
    expect(await visit(queries, 'list', list, 60_000)).toBe(2);
  });

  it('is kept where it never changes, and where the write was refused', async () => {
    const [queries, list, form] = [new QueryClient(), answers(), answers()];
    await visit(queries, 'form', form, Infinity);
    await provided(queries, () => Promise.resolve('written')).send('POST', '/orders');
    expect(await visit(queries, 'form', form, Infinity)).toBe(1);
    await visit(queries, 'list', list, 60_000);
    await expect(
      provided(queries, () => Promise.reject(new Error('refused'))).send('POST', '/orders'),
    ).rejects.toThrow();
    expect(await visit(queries, 'list', list, 60_000)).toBe(1);
  });
});
