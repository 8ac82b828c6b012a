import type { ReminderRow } from '@linxuan/contracts';
import type { Tx } from '@linxuan/persistence';

/** Reminders of an edition, newest first; of one organisation where it is named. At most two hundred. */
export async function reminderRows(tx: Tx, editionId: string, org: string | null = null): Promise<ReminderRow[]> {
  const rows: {
    id: string;
    org_id: string;
    name_zh: string;
    name_en: string;
    sent_at: Date;
    display_name: string;
    open_tasks: number;
    overdue_tasks: number;
  }[] = await tx.query(
    `SELECT r.id, r.org_id, o.name_zh, o.name_en, r.sent_at, u.display_name, r.open_tasks, r.overdue_tasks
     FROM reminder r JOIN organisation o ON o.id = r.org_id JOIN app_user u ON u.id = r.sent_by
     WHERE r.edition_id = $1 AND ($2::text IS NULL OR r.org_id = $2) ORDER BY r.sent_at DESC, r.id LIMIT 200`,
    [editionId, org],
  );
  return rows.map((row) => ({
    id: row.id,
    org: row.org_id,
    orgName: { zh: row.name_zh, en: row.name_en },
    sentAt: new Date(row.sent_at).toISOString(),
    sentBy: row.display_name,
    openTasks: row.open_tasks,
    overdueTasks: row.overdue_tasks,
  }));
}
