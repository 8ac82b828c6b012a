import type { CandidateDto } from '@linxuan/contracts';
import { bestOf, sortedBy, tallyOf } from './figures';

const candidate = (
  number: string,
  annualTce: string | null,
  verdicts: ('agree' | 'disagree' | null)[] = [],
): CandidateDto =>
  ({
    number,
    figures: { annualTce },
    opinions: verdicts.map((verdict) => ({ state: verdict ? 'answered' : 'assigned', verdict, overdue: false })),
  }) as unknown as CandidateDto;

describe('figures of candidates', () => {
  it('orders by the better figure, with what is not given last and the number as tie-break', () => {
    const sorted = sortedBy(
      [candidate('3', null), candidate('2', '90'), candidate('1', '1200.5'), candidate('4', '90')],
      'tce',
    );
    expect(sorted.map(({ number }) => number)).toEqual(['1', '2', '4', '3']);
  });

  it('counts what the departments said', () => {
    expect(tallyOf(candidate('1', null, ['agree', 'agree', 'disagree', null]))).toEqual({
      agree: 2,
      disagree: 1,
      open: 1,
      overdue: 0,
      total: 4,
    });
  });

  it('names the best only where there is a difference', () => {
    expect(bestOf([1, 3, 3, null], 'more')).toEqual([1, 2]);
    expect(bestOf([2, 1], 'less')).toEqual([1]);
    expect(bestOf([2, 2], 'more')).toEqual([]);
    expect(bestOf([2, null], 'more')).toEqual([]);
  });
});
