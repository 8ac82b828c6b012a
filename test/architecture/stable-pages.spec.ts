import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { taskOrder } from '../../libs/persistence/src/repositories/task-filter';

const PERSISTENCE = resolve(__dirname, '../../libs/persistence/src');
/** Columns that no two rows share, by which rows of the same date keep their order from page to page. */
const UNIQUE = /(\b|_)(id|login)( (ASC|DESC))?$/;

/** The order of every statement that is read page by page: what stands between its last ORDER BY and OFFSET. */
const orders = readdirSync(PERSISTENCE, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.includes('spec'))
  .flatMap((file) => {
    const text = readFileSync(join(PERSISTENCE, file), 'utf8');
    return [...text.matchAll(/\bOFFSET\b/g)].map(({ index }) => {
      const before = text.slice(0, index);
      const order = before.slice(before.lastIndexOf('ORDER BY') + 'ORDER BY'.length).split(/\n\s*LIMIT|\sLIMIT/)[0];
      return { file, order: (order ?? '').replace(/\s+/g, ' ').trim() };
    });
  });

describe('the rows of a page', () => {
  it('are found in all lists', () => expect(orders.length).toBeGreaterThan(11));

  it.each(orders)('keep their place in $file', ({ file, order }) => {
    // Put together elsewhere: of a work queue below, of the list of cases by the one line that does it.
    if (order === '${order}') {
      if (file.includes('task')) return;
      const [, made] = /order: `([^`]+)`/.exec(readFileSync(join(PERSISTENCE, file), 'utf8')) ?? [];
      return expect(made).toMatch(UNIQUE);
    }
    expect(order).toMatch(UNIQUE);
  });

  it('keep their place in a work queue, whatever it is sorted by', () => {
    for (const sort of ['dueAt', 'urgency', 'openedAt', 'title', 'number', 'kind', 'stage', 'age', 'nothing'])
      for (const order of ['ASC', 'DESC'] as const)
        expect([sort, taskOrder(sort, order)]).toEqual([sort, expect.stringMatching(UNIQUE)]);
  });
});
