import { Injectable } from '@nestjs/common';
import type { ReminderDeskDto, ReminderDeskRow } from '@linxuan/contracts';
import { addDays, businessDateOf, endOfBusinessDay } from '@linxuan/domain';
import { UnitOfWork } from '@linxuan/persistence';
import { Clock, type SessionActor } from '@linxuan/platform';

/** How far ahead a lead looks, in days. */
const AHEAD_DAYS = 14;

interface DeskRecord {
  id: string;
  kind: string;
  number: string | null;
  title: string;
  org_zh: string;
  org_en: string;
  role: string;
  due_at: Date;
  rungs: ReminderDeskRow['rungs'];
  listed: boolean;
  people: string[] | null;
  away: string[] | null;
  deputies: string[] | null;
  total: string;
}

/** What falls due below a lead, how often it was reminded of, and whose person is away. */
@Injectable()
export class ReminderDeskService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The two hundred that are due first. */
  open(actor: SessionActor): Promise<ReminderDeskDto> {
    const now = this.clock.iso();
    return this.work.run(actor.scope, async (tx) => {
      const rows: DeskRecord[] = await tx.query(`SELECT * FROM reminder_desk($1, $2)`, [
        now,
        endOfBusinessDay(addDays(businessDateOf(now), AHEAD_DAYS)),
      ]);
      return {
        data: rows.map((row) => ({
          id: row.id,
          kind: row.kind,
          number: row.number,
          title: row.title,
          orgName: { zh: row.org_zh, en: row.org_en },
          role: row.role,
          dueAt: row.due_at.toISOString(),
          rungs: row.rungs,
          listed: row.listed,
          people: row.people ?? [],
          away: row.away ?? [],
          deputies: row.deputies ?? [],
        })),
        total: Number(rows[0]?.total ?? 0),
      };
    });
  }
}
