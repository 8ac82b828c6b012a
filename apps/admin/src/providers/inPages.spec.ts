import type { GetListParams } from 'react-admin';
import { inPages } from './inPages';

/** A list of `size` rows behind an API that answers at most 200 at once. */
function listOf(size: number) {
  return jest.fn(({ pagination: { page, perPage } = { page: 1, perPage: 25 } }: GetListParams) => {
    if (perPage > 200) throw new Error('request.invalid');
    const rows = Array.from({ length: size }, (_, id) => ({ id }));
    return Promise.resolve({ data: rows.slice((page - 1) * perPage, page * perPage), total: size });
  });
}
const ask = (page: number, perPage: number): GetListParams => ({
  pagination: { page, perPage },
  sort: { field: 'id', order: 'ASC' },
  filter: {},
});

describe('more rows than the API answers at once', () => {
  it.each([
    [0, 1000, 0, 1],
    [199, 1000, 199, 1],
    [200, 1000, 200, 2],
    [201, 1000, 201, 2],
    [1500, 1000, 1000, 5],
    [900, 400, 400, 2],
  ])('of %i, when %i are asked for, are %i in %i pages', async (size, asked, found, pages) => {
    const list = listOf(size);
    const { data, total } = await inPages(ask(1, asked), list);
    expect([data.length, total, list.mock.calls.length]).toEqual([found, size, pages]);
    expect(new Set(data.map(({ id }) => id)).size).toBe(found);
  });

  it('end with the last page where nobody counted them', async () => {
    const answers = [200, 150].map((size, n) => ({
      data: Array.from({ length: size }, (_, id) => ({ id: n * 200 + id })),
      pageInfo: { hasPreviousPage: n > 0, hasNextPage: size === 200 },
    }));
    const found = await inPages(ask(1, 1000), () => Promise.resolve(answers.shift() as never));
    expect([found.data.length, found.total, found.pageInfo?.hasNextPage]).toEqual([350, undefined, false]);
  });

  it('go on where the page before ended', async () => {
    const { data } = await inPages(ask(2, 400), listOf(900));
    expect([data[0]?.id, data.at(-1)?.id]).toEqual([400, 799]);
  });

  it('are asked for in one where they fit', async () => {
    const list = listOf(900);
    await inPages(ask(3, 25), list);
    expect(list.mock.calls).toEqual([[ask(3, 25)]]);
  });
});
