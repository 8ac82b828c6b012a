import type { BallotView } from '@linxuan/contracts';
import { rowsOf, voteWords, type SeatRow, type VoteStage, type WorkingSet } from '@linxuan/domain';
import type { Tx } from '@linxuan/persistence';
import { textsOf } from './revision-content';

/** A committee as its lead sees it. `seats` hold the votes that the database gives to the reader, and no others. */
export async function ballotView(
  tx: Tx,
  workingSet: WorkingSet,
  stage: VoteStage,
  seats: readonly SeatRow[],
): Promise<BallotView> {
  const panel = rowsOf(workingSet, 'panel', ({ id }) => id === seats[0]?.panelId)[0];
  const cast = seats.flatMap((seat) =>
    seat.state === 'sealed' && seat.vote !== null ? [{ ...seat, vote: seat.vote }] : [],
  );
  const words = await textsOf(
    tx,
    cast.map(({ sheetSha }) => sheetSha),
  );
  const { votesFor = null, votesAgainst = null, votesAbstained = null } = panel ?? {};
  return {
    ballot: stage.ballot,
    ...voteWords(stage),
    count:
      votesFor === null || votesAgainst === null || votesAbstained === null
        ? null
        : { votesFor, votesAgainst, votesAbstained },
    votes:
      stage.ballot === 'secret' || panel?.state !== 'complete'
        ? null
        : cast.map(({ id, vote, sheetSha }) => ({ seatId: id, vote, reason: words.get(sheetSha ?? '') ?? null })),
  };
}
