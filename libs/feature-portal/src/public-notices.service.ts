import { Inject, Injectable } from '@nestjs/common';
import { demoMarks, type site } from '@linxuan/contracts';
import { noticeCalendar, type NoticeStage } from '@linxuan/domain';
import { UnitOfWork } from '@linxuan/persistence';
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
interface NoticeRow {
  id: string;
  edition_id: string;
  stage: string;
  state: 'open' | 'closed';
  title: string;
  text: string;
  contact: string;
  items: number;
  published_at: Date;
  closes_at: Date;
  publisher_zh: string | null;
  publisher_en: string | null;
}
interface ItemRow {
  item_id: string;
  position: number;
  area: string | null;
  category: string | null;
  name: string;
  holder: string | null;
  nominator_zh: string | null;
  nominator_en: string | null;
  open: boolean;
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
    const rows: NoticeRow[] = await this.work.source.query(
      `SELECT id, edition_id, state, title, items, published_at, closes_at, publisher_zh, publisher_en FROM public_notice ORDER BY (state = 'open') DESC, published_at DESC, id`,
    );
    return rows.map((row) => ({
      id: row.id,
      editionId: row.edition_id,
      state: row.state,
      title: demoMarks(this.config.mode).title(row.title),
      publisher: publisherOf(row),
      items: row.items,
      publishedAt: row.published_at.toISOString(),
      closesAt: row.closes_at.toISOString(),
    }));
  }

  async find(id: string): Promise<PublicNotice | undefined> {
    const [row]: NoticeRow[] = await this.work.source.query(`SELECT * FROM public_notice WHERE id = $1`, [id]);
    if (!row) return undefined;
    const items: ItemRow[] = await this.work.source.query(
      `SELECT * FROM public_notice_item WHERE notice_id = $1 ORDER BY position`,
      [id],
    );
    const edition = await this.editions.get(row.edition_id);
    const stage = edition.definition.stages.find(
      (one): one is NoticeStage => one.id === row.stage && one.kind === 'public-notice',
    );
    if (!stage) throw new Error(`Edition ${edition.id} has no notice stage ${row.stage}`);
    const period = noticeCalendar(row.published_at.toISOString(), stage.workingDays, stage.firstDay, workingCalendar);
    return {
      id: row.id,
      editionId: row.edition_id,
      publisher: publisherOf(row),
      state: row.state,
      title: demoMarks(this.config.mode).title(row.title),
      text: row.text,
      contact: row.contact,
      programme: edition.definition.title,
      columns: stage.columns,
      // The instant that was fixed at publication counts, whatever a calendar says later.
      period: {
        ...period,
        days: [...period.days],
        publishedAt: row.published_at.toISOString(),
        closesAt: row.closes_at.toISOString(),
      },
      sections: inSections(edition, items),
    };
  }
}

function publisherOf({ publisher_zh, publisher_en }: Pick<NoticeRow, 'publisher_zh' | 'publisher_en'>): {
  zh: string;
  en: string;
} {
  return { zh: publisher_zh ?? '', en: publisher_en ?? publisher_zh ?? '' };
}

function inSections(edition: PublicEdition, items: ItemRow[]): site.PublicNoticeView['sections'] {
  const areas = [...new Set(items.map(({ area }) => area ?? ''))].sort();
  return areas.map((code) => ({
    area: edition.name(code),
    items: items
      .filter(({ area }) => (area ?? '') === code)
      .map((row) => ({
        itemId: row.item_id,
        number: row.position,
        name: row.name,
        area: code,
        category: edition.name(row.category ?? code),
        holder: row.holder,
        nominator:
          row.nominator_zh === null ? null : { zh: row.nominator_zh, en: row.nominator_en ?? row.nominator_zh },
        open: row.open,
      })),
  }));
}
