import type { PlayEvent, PlayTrace } from '@linxuan/domain';
import { EditionPlayEntity } from '../entities';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

export type PlayRow = Pick<EditionPlayEntity, 'playId' | 'revision' | 'events' | 'trace' | 'touchedAt'>;

/** Which play: of whom, of which version. */
export interface PlayKey {
  editionId: string;
  version: number;
  userId: string;
}

/** Plays of versions that are not open. */
export class EditionPlayRepository {
  constructor(private readonly tx: Tx) {}

  async find({ editionId, version, userId }: PlayKey): Promise<PlayRow | null> {
    return this.tx.findOne(EditionPlayEntity, { where: { editionId, version, userId } });
  }

  /** What plays of this revision of a version reached, whoever played. */
  async tracesOf(editionId: string, version: number, revision: number): Promise<PlayTrace[]> {
    const rows = await this.tx.find(EditionPlayEntity, {
      where: { editionId, version, revision },
      select: { editionId: true, version: true, userId: true, trace: true },
    });
    return rows.map(({ trace }) => trace);
  }

  /** Begins anew; what stood there before is gone. Clears away what nobody touched for two weeks. */
  async begin(
    key: PlayKey,
    row: { authorityOrg: string; playId: string; revision: number; trace: PlayTrace },
  ): Promise<void> {
    await this.tx.query(`DELETE FROM edition_play WHERE touched_at < clock_timestamp() - interval '14 days'`);
    await this.tx.query(
      `INSERT INTO edition_play (edition_id, version, user_id, authority_org, play_id, revision, trace)
       VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb)
       ON CONFLICT (edition_id, version, user_id) DO UPDATE
       SET play_id = excluded.play_id, revision = excluded.revision, trace = excluded.trace, events = '[]',
         touched_at = clock_timestamp()`,
      [key.editionId, key.version, key.userId, row.authorityOrg, row.playId, row.revision, JSON.stringify(row.trace)],
    );
  }

  /** Adds events behind the `done` that there are; false where another tab has added some meanwhile, or begun anew. */
  async add(
    { editionId, version, userId }: PlayKey,
    playId: string,
    done: number,
    events: readonly PlayEvent[],
    trace: PlayTrace,
  ): Promise<boolean> {
    const rows = await rowsOf<{ version: number }>(
      this.tx,
      `WITH added AS (
         UPDATE edition_play
         SET events = events || $6::jsonb, trace = $7::jsonb, touched_at = clock_timestamp()
         WHERE edition_id = $1 AND version = $2 AND user_id = $3 AND play_id = $4 AND jsonb_array_length(events) = $5
         RETURNING version)
       SELECT version FROM added`,
      [editionId, version, userId, playId, done, JSON.stringify(events), JSON.stringify(trace)],
    );
    return rows.length > 0;
  }

  async discard({ editionId, version, userId }: PlayKey): Promise<void> {
    await this.tx.delete(EditionPlayEntity, { editionId, version, userId });
  }
}
