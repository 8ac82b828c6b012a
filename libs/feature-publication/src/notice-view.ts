import type { site } from '@linxuan/contracts';
import { noticeCalendar, type NoticeStage } from '@linxuan/domain';
import type { Tx } from '@linxuan/persistence';
import { workingCalendar } from '@linxuan/platform';
import type { DeskEdition } from './desk';

interface ItemRow {
  id: string;
  title: string;
  holder_name: string;
  area: string | null;
  category: string | null;
  nominator_zh: string | null;
  nominator_en: string | null;
  open: boolean;
  number: string;
  position: number | null;
}
const ITEM_COLUMNS = `c.id, c.title, c.holder_name, coalesce(c.area, '') AS area, c.category, c.number, o.name_zh AS nominator_zh, o.name_en AS nominator_en`;

/** Cases that the next notice will name, in the order that the decision gives them. */
export async function pendingItems(tx: Tx, edition: DeskEdition, stage: NoticeStage): Promise<ItemRow[]> {
  return tx.query(
    `SELECT ${ITEM_COLUMNS}, true AS open, NULL AS position FROM case_file c LEFT JOIN organisation o ON o.id = c.nominator_org WHERE c.edition_id = $1 AND c.state = $2 ORDER BY coalesce(c.area, ''), c.number`,
    [edition.id, `${stage.id}.pending`],
  );
}

/** The items of a prepared or published notice, as it named them when it was prepared: the public page says the same. */
export async function dossierItems(tx: Tx, dossierId: string, stage: NoticeStage): Promise<ItemRow[]> {
  return tx.query(
    `SELECT c.id, coalesce(i.title, c.title) AS title, coalesce(i.holder_name, c.holder_name) AS holder_name, coalesce(i.area, c.area, '') AS area, coalesce(i.category, c.category) AS category,
       c.number, o.name_zh AS nominator_zh, o.name_en AS nominator_en, c.state = $2 AS open, i.position
     FROM dossier_item i JOIN case_file c ON c.id = i.case_id LEFT JOIN organisation o ON o.id = coalesce(i.nominator_org, c.nominator_org) WHERE i.dossier_id = $1 ORDER BY i.position`,
    [dossierId, `${stage.id}.open`],
  );
}

/** The lists and the period exactly as the public page has them: the same columns, hidden where the edition hides them. */
export function noticeParts(
  edition: DeskEdition,
  stage: NoticeStage,
  rows: readonly ItemRow[],
  publishedAt: string,
): Omit<site.PublicNoticeView, 'title' | 'text' | 'contact'> {
  const calendar = noticeCalendar(publishedAt, stage.workingDays, stage.firstDay, workingCalendar);
  const shows = (column: string) => stage.columns.includes(column);
  const items = rows.map((row, index) => ({
    itemId: row.id,
    number: row.position ?? index + 1,
    name: row.title,
    area: row.area ?? '',
    category: edition.name(row.category),
    holder: shows('holder') ? row.holder_name : null,
    nominator:
      shows('nominator') && row.nominator_zh
        ? { zh: row.nominator_zh, en: row.nominator_en ?? row.nominator_zh }
        : null,
    open: row.open,
  }));
  return {
    state: 'preview',
    programme: edition.machine.definition.title,
    columns: stage.columns,
    period: { ...calendar, days: [...calendar.days], publishedAt },
    sections: [...new Set(items.map(({ area }) => area))].map((code) => ({
      area: edition.name(code),
      items: items.filter(({ area }) => area === code),
    })),
  };
}
