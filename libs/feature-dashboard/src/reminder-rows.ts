import type { ReminderRow } from '@linxuan/contracts';
import { SentReminderRepository, type Tx } from '@linxuan/persistence';

/** Reminders of an edition, newest first; of one organisation where it is named. At most two hundred. */
export async function reminderRows(tx: Tx, editionId: string, org: string | null = null): Promise<ReminderRow[]> {
  const rows = await new SentReminderRepository(tx).list(editionId, org);
  return rows.map(({ orgId, orgZh, orgEn, ...row }) => ({
    id: row.id,
    org: orgId,
    orgName: { zh: orgZh, en: orgEn },
    sentAt: row.sentAt,
    sentBy: row.sentBy,
    openTasks: row.openTasks,
    overdueTasks: row.overdueTasks,
  }));
}
