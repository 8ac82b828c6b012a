import { isMark, liveTotal } from '@linxuan/contracts';
import { scoreSheet } from '@linxuan/domain';
import fc from 'fast-check';

const title = { zh: '', en: '' };
const rubric = (weights: number[], scale: number) => ({
  scale,
  criteria: weights.map((weight, index) => ({ id: `c${index}`, title, weight, guide: title, source: '' })),
});

describe('liveTotal', () => {
  it('is what the server computes when the sheet is sealed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 9 }),
        fc.constantFrom(10, 100),
        fc.infiniteStream(fc.integer({ min: 0, max: 1000 })),
        (weights, scale, stream) => {
          const sheet = rubric(weights, scale);
          const marks = Object.fromEntries(
            sheet.criteria.map(({ id }) => [id, (stream.next().value % (scale * 10 + 1)) / 10]),
          );
          const sealed = scoreSheet(
            sheet,
            Object.fromEntries(Object.entries(marks).map(([id, score]) => [id, { score }])),
          );
          expect(liveTotal(sheet, marks)).toBe(sealed.ok ? sealed.total / 100 : null);
        },
      ),
    );
  });

  it('waits for every mark and takes none off the scale', () => {
    const sheet = rubric([50, 50], 100);
    expect(liveTotal(sheet, { c0: 80 })).toBeNull();
    expect(liveTotal(sheet, { c0: 80, c1: null })).toBeNull();
    expect(liveTotal(sheet, { c0: 80, c1: 100.1 })).toBeNull();
    expect(liveTotal(sheet, { c0: 80, c1: 90.5 })).toBe(85.25);
    expect([0, 100, 8.7, 8.75, -0.1, 100.1, Number.NaN].map((mark) => isMark(mark, 100))).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
