import { Injectable } from '@nestjs/common';
import { Processor, type JobProcessor } from '@linxuan/jobs';
import { expireGrants, UnitOfWork, type Tx } from '@linxuan/persistence';
import { Clock } from '@linxuan/platform';
import { writeNotices } from '../applied.processor';
import { NoticeTables } from '../notice-table';
import { dueWork, recordRungs } from './due-work';
import { rungNotices, type DeskPeople } from './rung-notices';

/**
 * Climbs the ladders. What is due follows from the open work in the database, so an emptied queue, a long silence and a clock that was set
 * lose nothing; each rung is a row, so nothing is said twice. Rungs and their notices are one transaction.
 */
@Injectable()
@Processor('reminder.sweep')
export class ReminderProcessor implements JobProcessor<'reminder.sweep'> {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly tables: NoticeTables,
  ) {}

  async handle(): Promise<void> {
    const now = this.clock.iso();
    await this.work.system((tx) => expireGrants(tx, now));
    const editions = await this.work.system((tx) => this.tables.open(tx));
    for (const edition of editions) {
      await this.work.system(async (tx) => {
        const fired = await recordRungs(tx, await dueWork(tx, edition, now), now);
        await writeNotices(
          tx,
          rungNotices(
            fired,
            edition,
            await desks(
              tx,
              fired.map(({ task }) => task.queue_key),
              now,
            ),
            now,
          ),
        );
      });
    }
  }
}

async function desks(tx: Tx, queueKeys: string[], now: string): Promise<Map<string, DeskPeople>> {
  const rows: ({ key: string } & { [K in keyof DeskPeople]: string[] | null })[] = await tx.query(
    `SELECT q.key, n.* FROM (SELECT DISTINCT unnest($1::text[]) AS key) q CROSS JOIN LATERAL deputy_names(q.key, $2) n`,
    [queueKeys, now],
  );
  return new Map(
    rows.map(({ key, people, away, deputies }) => [
      key,
      { people: people ?? [], away: away ?? [], deputies: deputies ?? [] },
    ]),
  );
}
