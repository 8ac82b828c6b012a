import type { site } from '@linxuan/contracts';
import { noticeCalendar, resultColumns, type NoticeStage } from '@linxuan/domain';
import { PublicationDossierRepository, type NoticeItem, type Tx } from '@linxuan/persistence';
import { workingCalendar } from '@linxuan/platform';
import type { NamedEdition } from './workspace';

/** Cases that the next notice will name, in the order that the decision gives them. */
export function pendingItems(tx: Tx, edition: NamedEdition, stage: NoticeStage): Promise<NoticeItem[]> {
  return new PublicationDossierRepository(tx).pendingItems(edition.id, `${stage.id}.pending`);
}

/**
 * The items of a prepared or published notice, as it named them when it was prepared: the public page says the same.
 */
export function dossierItems(tx: Tx, dossierId: string, stage: NoticeStage): Promise<NoticeItem[]> {
  return new PublicationDossierRepository(tx).noticeItems(dossierId, `${stage.id}.open`);
}

/**
 * The lists and the period exactly as the public page has them: the same columns, hidden where the edition hides them.
 */
export function noticeParts(
  edition: NamedEdition,
  stage: NoticeStage,
  rows: readonly NoticeItem[],
  publishedAt: string,
): Omit<site.PublicNoticeView, 'title' | 'text' | 'contact'> {
  const calendar = noticeCalendar(publishedAt, stage.workingDays, stage.firstDay, workingCalendar);
  const shows = (column: string) => stage.columns.includes(column);
  const items = rows.map((row, index) => ({
    itemId: row.id,
    number: row.position ?? index + 1,
    name: row.title,
    area: row.area,
    category: edition.name(row.category),
    holder: shows('holder') ? row.holderName : null,
    nominator:
      shows('nominator') && row.nominatorZh ? { zh: row.nominatorZh, en: row.nominatorEn ?? row.nominatorZh } : null,
    open: row.open,
  }));
  return {
    state: 'preview',
    programme: edition.machine.definition.title,
    columns: resultColumns(edition.machine.definition, stage),
    period: { ...calendar, days: [...calendar.days], publishedAt },
    sections: [...new Set(items.map(({ area }) => area))].map((code) => ({
      area: edition.name(code),
      items: items.filter(({ area }) => area === code),
    })),
  };
}
