import { Inject, Injectable } from '@nestjs/common';
import { demoMarks, type site } from '@linxuan/contracts';
import { noticeCalendar, resultColumns, type NoticeStage } from '@linxuan/domain';
import { PublicSiteReader, UnitOfWork, type PublicNoticeItem, type PublicNoticeListed } from '@linxuan/persistence';
import { PublicEditions, type PublicEdition } from './public-editions.service';
import { APP_CONFIG, workingCalendar, type AppConfig } from '@linxuan/platform';

export interface NoticeSummary {
  id: string;
  editionId: string;
  state: 'open' | 'closed';
  title: string;
  /** Whose notice it is: the authority's or a nominator's. */
  publisher: { zh: string; en: string };
  items: number;
  publishedAt: string;
  closesAt: string;
}
export interface PublicNotice extends site.PublicNoticeView {
  id: string;
  editionId: string;
  publisher: { zh: string; en: string };
}
/** Notices that are or were open, with what they print. */
@Injectable()
export class PublicNotices {
  constructor(
    private readonly work: UnitOfWork,
    private readonly editions: PublicEditions,
    @Inject(APP_CONFIG) private readonly config: Pick<AppConfig, 'mode'>,
  ) {}

  /** Open ones first, then the newest. */
  async list(): Promise<NoticeSummary[]> {
    const rows = await new PublicSiteReader(this.work).notices();
    return rows.map((row) => ({
      id: row.id,
      editionId: row.editionId,
      state: row.state,
      title: demoMarks(this.config.mode).title(row.title),
      publisher: publisherOf(row),
      items: row.items,
      publishedAt: row.publishedAt,
      closesAt: row.closesAt,
    }));
  }

  async find(id: string): Promise<PublicNotice | undefined> {
    const released = new PublicSiteReader(this.work);
    const row = await released.notice(id);
    if (!row) return undefined;
    const items = await released.noticeItems(id);
    const edition = await this.editions.get(row.editionId);
    const stage = edition.definition.stages.find(
      (one): one is NoticeStage => one.id === row.stage && one.kind === 'public-notice',
    );
    if (!stage) throw new Error(`Edition ${edition.id} has no notice stage ${row.stage}`);
    const period = noticeCalendar(row.publishedAt, stage.workingDays, stage.firstDay, workingCalendar);
    return {
      id: row.id,
      editionId: row.editionId,
      publisher: publisherOf(row),
      state: row.state,
      title: demoMarks(this.config.mode).title(row.title),
      text: row.text,
      contact: row.contact,
      programme: edition.definition.title,
      columns: resultColumns(edition.definition, stage),
      // The instant that was fixed at publication counts, whatever a calendar says later.
      period: {
        ...period,
        days: [...period.days],
        publishedAt: row.publishedAt,
        closesAt: row.closesAt,
      },
      sections: inSections(edition, items),
    };
  }
}

function publisherOf({
  publisherZh,
  publisherEn,
}: Pick<PublicNoticeListed, 'publisherZh' | 'publisherEn'>): NoticeSummary['publisher'] {
  return { zh: publisherZh ?? '', en: publisherEn ?? publisherZh ?? '' };
}

function inSections(edition: PublicEdition, items: readonly PublicNoticeItem[]): site.PublicNoticeView['sections'] {
  const areas = [...new Set(items.map(({ area }) => area ?? ''))].sort();
  return areas.map((code) => ({
    area: edition.name(code),
    items: items
      .filter(({ area }) => (area ?? '') === code)
      .map((row) => ({
        itemId: row.itemId,
        number: row.position,
        name: row.name,
        area: code,
        category: edition.name(row.category ?? code),
        holder: row.holder,
        nominator: row.nominatorZh === null ? null : { zh: row.nominatorZh, en: row.nominatorEn ?? row.nominatorZh },
        open: row.open,
      })),
  }));
}
