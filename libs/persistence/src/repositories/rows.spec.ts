import { toRows } from './rows';

describe('Rows of a statement', () => {
  it('have properties in camelCase and instants as text in UTC', () => {
    const raw = [{ id: '1', due_at: new Date('2024-07-15T01:00:00Z'), org_zh: '甲', alreadyNamed: 1, closed_at: null }];
    expect(toRows(raw)).toEqual([
      { id: '1', dueAt: '2024-07-15T01:00:00.000Z', orgZh: '甲', alreadyNamed: 1, closedAt: null },
    ]);
  });

  it('keep what stands inside a JSON column as it is', () => {
    const params = { case_id: 'a', at: ['2024'] };
    expect(toRows([{ params }])).toEqual([{ params }]);
  });

  it('are none where the statement found none', () => {
    expect(toRows([])).toEqual([]);
  });
});
