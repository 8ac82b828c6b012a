import { isMark, liveTotal, readMark } from '@linxuan/contracts';
import fc from 'fast-check';

describe('what a mark field holds', () => {
  it.each([
    ['80', 80],
    ['80.5', 80.5],
    [' ８０．５ ', 80.5],
    ['80。5', 80.5],
    ['8，5', 8.5],
    ['8.', 8],
    ['0', 0],
    ['100', 100],
    ['80.50', 80.5],
  ])('reads %p', (typed, score) => expect(readMark(typed, 100)).toEqual({ score, wrong: '' }));

  it.each(['95.55', '101', '-1', '8e1', '0x50', 'Infinity', 'NaN', '1,000', '80 分', '--', '八十', '+80', '.5'])(
    'keeps %p as no mark',
    (typed) => expect(readMark(typed, 100)).toEqual({ score: null, wrong: typed }),
  );

  it('is empty where nothing is typed', () => expect(readMark(' ', 100)).toEqual({ score: null, wrong: '' }));

  it('never gives a mark other than the digits shown, and never a total beside a wrong one', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double().map(String), fc.integer().map(String)), (typed) => {
        const { score, wrong } = readMark(typed, 100);
        expect(score === null || wrong === '').toBe(true);
        if (score !== null) {
          expect(isMark(score, 100)).toBe(true);
          expect(Number(typed.normalize('NFKC').trim().replace(/[,。]/, '.'))).toBe(score);
        } else if (typed.normalize('NFKC').trim() !== '') expect(wrong).not.toBe('');
        const title = { zh: '', en: '' };
        const criteria = ['a', 'b'].map((id) => ({ id, title, weight: 50, guide: title, source: '' }));
        expect(liveTotal({ scale: 100, criteria }, { a: 80, b: score }) === null).toBe(score === null);
      }),
    );
  });
});
