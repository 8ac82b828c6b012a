import { listAnswer } from './listAnswer';

const rows = (size: number) => Array.from({ length: size }, (_, id) => ({ id }));
const at = (page: number) => ({ pagination: { page, perPage: 25 } });

describe('the answer for a list', () => {
  it('has its total where all was counted', () =>
    expect(listAnswer({ data: rows(25), total: 1000, atLeast: false }, at(1))).toMatchObject({ total: 1000 }));

  it.each([
    [1, 25, false, true],
    [41, 25, true, true],
    [60, 7, true, false],
  ])('goes on behind what was counted: page %i with %i rows', (page, size, hasPreviousPage, hasNextPage) => {
    const answer = listAnswer({ data: rows(size), total: 1000, atLeast: true }, at(page));
    expect(answer.total).toBeUndefined();
    expect(answer.pageInfo).toEqual({ hasPreviousPage, hasNextPage });
    expect(answer.meta).toEqual({ atLeast: true, total: 1000 });
  });

  it('is cut from what came whole, and tells what else the page says', () => {
    expect(listAnswer(rows(30), at(2))).toMatchObject({ data: rows(30).slice(25), total: 30 });
    expect(listAnswer({ data: [], total: 0, unread: 3 } as never, at(1)).meta).toEqual({ unread: 3 });
  });
});
