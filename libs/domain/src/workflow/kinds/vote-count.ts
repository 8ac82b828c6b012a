import type { Threshold, VoteStage } from '../../programme/definition';
import type { SeatRow, Vote } from '../rows';

/** How a ballot stands. `members` are those of whom the quorum is a part. */
export interface VoteCount {
  members: number;
  present: number;
  votesFor: number;
  votesAgainst: number;
  votesAbstained: number;
  hasQuorum: boolean;
  isCarried: boolean;
}

/**
 * Counts the ballot of a committee by the rules of its stage. Whoever was replaced is no member; whoever is recused is
 * one where the stage says so, and has not voted. Who is present shows without the votes, which no screen has before the
 * count.
 */
export function countVotes(
  seats: readonly Pick<SeatRow, 'state' | 'vote'>[],
  { quorum, recused, majority }: Pick<VoteStage, 'quorum' | 'recused' | 'majority'>,
): VoteCount {
  const members = seats.filter(
    ({ state }) => state !== 'replaced' && (state !== 'recused' || recused === 'counted'),
  ).length;
  const cast = seats.filter(({ state }) => state === 'sealed');
  const of = (wanted: Vote) => cast.filter(({ vote }) => vote === wanted).length;
  const votesFor = of('for');
  return {
    members,
    present: cast.length,
    votesFor,
    votesAgainst: of('against'),
    votesAbstained: of('abstain'),
    hasQuorum: isReached(quorum, cast.length, members),
    isCarried: isReached(majority, votesFor, majority.of === 'present' ? cast.length : members),
  };
}

/** Whether `part` of `whole` reaches a threshold, without a rounding; of nobody nothing is reached. */
export function isReached(threshold: Threshold, part: number, whole: number): boolean {
  const [numerator = 0, denominator = 1] = fractionOf(threshold);
  const [left, right] = [part * denominator, whole * numerator];
  return whole > 0 && ('atLeast' in threshold ? left >= right : left > right);
}

/** Numerator and denominator of `2/3`. */
export function fractionOf(threshold: Threshold): [numerator: number, denominator: number] {
  const [numerator = '0', denominator = '1'] = ('atLeast' in threshold ? threshold.atLeast : threshold.moreThan).split(
    '/',
  );
  return [Number(numerator), Number(denominator)];
}
