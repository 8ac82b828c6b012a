import { compareFigures, readFigures } from './compare.mjs';

const head = ['tasks', 'clients', 'per second', 'spread'];

describe('figures of two runs', () => {
  it('stand side by side with their ratio, row by row, whatever the order of rows and columns', () => {
    const before = {
      page: {
        head: ['clients', 'tasks', 'per second'],
        rows: [
          ['16', '1000', '100'],
          ['1', '1000', '50'],
        ],
      },
    };
    const after = {
      page: {
        head,
        rows: [
          ['1000', '1', '75', '±2 %'],
          ['9', '1', '1', ''],
        ],
      },
      other: { head, rows: [] },
    };
    const text = compareFigures(before, after);
    expect(text).toContain('| 1000 | 1 | 50 → 75 (1.50) | ±2 % |');
    expect(text).not.toContain('| 9 |');
    expect(text).not.toContain('other');
  });

  it('are none where there is no file', () => {
    expect(readFigures('/nowhere.json')).toEqual({});
  });
});
