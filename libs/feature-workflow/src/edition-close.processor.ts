import { Injectable } from '@nestjs/common';
import { Processor, type JobProcessor } from '@linxuan/jobs';
import { CHANNELS, UnitOfWork } from '@linxuan/persistence';

/** Ends an edition as the recorded order says: no application is opened any more, what runs is finished. */
@Injectable()
@Processor('edition.close')
export class EditionCloseProcessor implements JobProcessor<'edition.close'> {
  constructor(private readonly work: UnitOfWork) {}

  handle({ editionId }: { editionId: string }): Promise<void> {
    return this.work.system(async (tx) => {
      const [ordered] = await tx.query(
        `SELECT 1 FROM recorded_order WHERE edition_id = $1 AND kind = 'close-edition' LIMIT 1`,
        [editionId],
      );
      if (!ordered) return;
      await tx.query(`UPDATE edition SET state = 'closed' WHERE id = $1 AND state = 'open'`, [editionId]);
      await tx.query(`UPDATE edition_version SET state = 'closed' WHERE edition_id = $1 AND state = 'open'`, [
        editionId,
      ]);
      await tx.query(`SELECT pg_notify($1, $2)`, [CHANNELS.edition, editionId]);
    });
  }
}
