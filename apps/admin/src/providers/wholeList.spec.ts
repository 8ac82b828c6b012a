import { pageOfWhole } from './wholeList';

const rows = [
  { id: 'a', name: { zh: '钢铁', en: 'Steel' }, size: 2, state: 'open' },
  { id: 'b', name: { zh: '造纸', en: 'Paper' }, size: 10, state: 'closed' },
  { id: 'c', name: { zh: '水泥', en: 'ＰＭ２．５ cement' }, size: null, state: 'open' },
];
const ids = (params: Parameters<typeof pageOfWhole>[1]) => pageOfWhole(rows, params).data.map(({ id }) => id);

describe('a page of a list that the API answers whole', () => {
  it('is the whole list where nothing is asked', () => expect(ids({})).toEqual(['a', 'b', 'c']));

  it('sorts numbers as numbers, with what has none at the end', () => {
    expect(ids({ sort: { field: 'size', order: 'ASC' } })).toEqual(['a', 'b', 'c']);
    expect(ids({ sort: { field: 'size', order: 'DESC' } })).toEqual(['c', 'b', 'a']);
  });

  it('sorts and compares by a field inside', () => {
    expect(ids({ sort: { field: 'name.en', order: 'DESC' } })).toEqual(['a', 'c', 'b']);
    expect(ids({ filter: { 'name.zh': '造纸' } })).toEqual(['b']);
    expect(ids({ sort: { field: 'name.fr.long', order: 'ASC' } })).toEqual(['a', 'b', 'c']);
  });

  it('finds words in any order, any language and any width', () => {
    expect(ids({ filter: { q: 'pm2.5 水' } })).toEqual(['c']);
    expect(ids({ filter: { q: 'steel paper' } })).toEqual([]);
  });

  it('compares every other filter with its field and leaves out a blank one', () => {
    expect(ids({ filter: { state: 'open', q: '' } })).toEqual(['a', 'c']);
    expect(ids({ filter: { state: '' } })).toEqual(['a', 'b', 'c']);
  });

  it('counts all that were found, not those of the page', () => {
    expect(pageOfWhole(rows, { pagination: { page: 2, perPage: 2 } })).toEqual({ data: [rows[2]], total: 3 });
  });
});
