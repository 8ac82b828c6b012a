import type { CandidateDto } from '@linxuan/contracts';
import { isVisible } from '@linxuan/form-rules';

/** Columns that the pool can be ordered by; the better figure first. */
export type SortKey = 'tce' | 'tco2' | 'payback' | 'cases' | 'dissent' | 'number';

export interface OpinionTally {
  agree: number;
  disagree: number;
  open: number;
  overdue: number;
  total: number;
}

export function tallyOf({ opinions }: CandidateDto): OpinionTally {
  const count = (test: (opinion: CandidateDto['opinions'][number]) => boolean) => opinions.filter(test).length;
  return {
    agree: count(({ state, verdict }) => state === 'answered' && verdict === 'agree'),
    disagree: count(({ state, verdict }) => state === 'answered' && verdict === 'disagree'),
    open: count(({ state, overdue }) => state !== 'answered' && !overdue),
    overdue: count(({ overdue }) => overdue),
    total: opinions.length,
  };
}

export function amount(value: string | null): number | null {
  if (value === null || !isVisible(value)) return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

const rank: Record<SortKey, (candidate: CandidateDto) => number> = {
  tce: ({ figures }) => -(amount(figures.annualTce) ?? -Infinity),
  tco2: ({ figures }) => -(amount(figures.annualTco2) ?? -Infinity),
  payback: ({ figures }) => amount(figures.paybackYears) ?? Infinity,
  cases: ({ figures }) => -(figures.cases?.counted ?? 0),
  dissent: (candidate) => tallyOf(candidate).disagree,
  number: () => 0,
};

export function sortedBy(candidates: CandidateDto[], key: SortKey): CandidateDto[] {
  return [...candidates].sort((a, b) => rank[key](a) - rank[key](b) || a.number.localeCompare(b.number));
}

/** Candidates with the best figure of a row; nobody where all are equal or nothing is given. */
export function bestOf(values: (number | null)[], better: 'more' | 'less'): number[] {
  const given = values.filter((value): value is number => value !== null);
  if (given.length < 2) return [];
  const best = better === 'more' ? Math.max(...given) : Math.min(...given);
  return given.every((value) => value === best)
    ? []
    : values.flatMap((value, index) => (value === best ? [index] : []));
}
