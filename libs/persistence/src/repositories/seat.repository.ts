import type { Vote } from '@linxuan/domain';
import { SeatEntity } from '../entities';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** A seat as its expert sees it, with the session it is heard in; instants in ISO 8601 UTC. */
export interface OwnSeat {
  id: string;
  caseId: string;
  stage: string;
  state: string;
  version: number;
  invitedAt: string;
  dueAt: string | null;
  sealedAt: string | null;
  /** Digest and total (hundredths of a point) of the sheet, where they are released to the reader. */
  sheetSha: string | null;
  total: number | null;
  /** Where the committee votes: the person's own vote, and how it is cast. */
  vote: Vote | null;
  ballot: 'secret' | 'open' | null;
  sessionTitle: string | null;
  sessionAt: string | null;
  sessionPlace: string | null;
  position: number | null;
}

/**
 * Sheet and total come from a view that shows them where they are released: the columns of the table are not readable.
 */
const OWN_SEATS = `
  SELECT s.id, s.case_id, s.stage, s.state, s.version,
    s.invited_at, s.due_at, s.sealed_at,
    r.sheet_sha, r.total, v.vote, p.ballot,
    p.session_title, p.session_at, p.session_place, p.position
  FROM seat s
  LEFT JOIN seat_result r ON r.id = s.id
  LEFT JOIN seat_ballot v ON v.id = s.id
  JOIN panel p ON p.id = s.panel_id
  WHERE s.expert_user = $1`;

/** Seats on panels. */
export class SeatRepository {
  constructor(private readonly tx: Tx) {}

  /** An expert's seats, open ones first, earliest due first; at most 500. */
  ofExpert(userId: string): Promise<OwnSeat[]> {
    return this.own(
      `${OWN_SEATS} AND s.state <> 'replaced'
       ORDER BY (s.state IN ('invited', 'accepted')) DESC, s.due_at, s.id
       LIMIT 500`,
      [userId],
    );
  }

  /** One seat, if it is the expert's own. */
  async ownSeat(userId: string, id: string): Promise<OwnSeat | undefined> {
    return (await this.own(`${OWN_SEATS} AND s.id = $2`, [userId, id]))[0];
  }

  /** Who was invited to a case's panel in a stage, first invited first. */
  invitedTo(caseId: string, stage: string): Promise<Pick<SeatEntity, 'id' | 'expertUser' | 'state'>[]> {
    return this.tx.find(SeatEntity, {
      select: { id: true, expertUser: true, state: true },
      where: { caseId, stage },
      order: { invitedAt: 'ASC', id: 'ASC' },
    });
  }

  private async own(sql: string, parameters: unknown[]): Promise<OwnSeat[]> {
    return rowsOf<OwnSeat>(this.tx, sql, parameters);
  }
}
