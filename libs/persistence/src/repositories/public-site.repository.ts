import type { ProgrammeDefinition } from '@linxuan/domain';
import type { UnitOfWork } from '../unit-of-work';
import { toRows } from './rows';

/** What was in force when an edition was read: its state, its version, and how many orders rename its nominators. */
export interface PublicEditionStand {
  id: string;
  state: string;
  version: number;
  orders: number;
  /** Until when a recorded order lets everybody apply. */
  extendedTo: string | null;
}

/** An opened edition as the public may know it: without rubrics and duties. */
export interface PublicEditionRow {
  id: string;
  openedAt: string;
  definition: Omit<ProgrammeDefinition, 'rubrics' | 'duties'>;
  taxonomy: {
    entries: { code: string; level: number; parent: string | null; name: { zh: string; en?: string } }[];
  };
}

/** A notice in a list. */
export interface PublicNoticeListed {
  id: string;
  editionId: string;
  state: 'open' | 'closed';
  title: string;
  items: number;
  publishedAt: string;
  closesAt: string;
  publisherZh: string | null;
  publisherEn: string | null;
}

/** A notice with what it prints. */
export interface PublicNoticeRow extends PublicNoticeListed {
  stage: string;
  text: string;
  contact: string;
}

/** An item of a notice; holder and nominator are null where the edition does not show them. */
export interface PublicNoticeItem {
  itemId: string;
  position: number;
  area: string | null;
  category: string | null;
  name: string;
  holder: string | null;
  nominatorZh: string | null;
  nominatorEn: string | null;
  open: boolean;
}

/** A published entry of a catalogue; properties that the edition does not print are missing in its cases. */
export interface PublicEntryRow {
  section: string;
  number: number;
  category: string | null;
  publishedAt: string;
  name: string;
  process: string;
  holder: string | null;
  parameters: { name: string; value: string; unit?: string }[];
  cases: {
    title?: string;
    content?: string;
    scale?: string;
    benefit?: string;
    annualCO2Tonnes?: number | null;
    annualCoalEquivTonnes?: number | null;
  }[];
  /** Null in entries that were written before there were such columns. */
  fields: { key: string; values: string[] }[] | null;
  documentNumber: string;
  documentTitle: string;
  documentDate: string;
  ended: string | null;
  endedAt: string | null;
}

/** Where an objection stands; `state` is `received` before it is taken in and `refused` where it came too late. */
export interface PublicObjectionStatus {
  filedAt: string;
  state: 'received' | 'refused' | 'filed' | 'verifying' | 'upheld' | 'dismissed' | 'inadmissible';
  refusal: string | null;
  settledAt: string | null;
  answer: string | null;
  item: string;
  /** How many files came with it. */
  files: number;
}

/** What the public site shows: released views only, which is all that its database role may read. */
export class PublicSiteReader {
  constructor(private readonly work: UnitOfWork) {}

  /** Editions that are or were open, newest first. */
  editions(): Promise<PublicEditionStand[]> {
    return this.rows(
      `SELECT id, state, version, orders, extended_to
       FROM public_edition
       ORDER BY opened_at DESC, id DESC`,
    );
  }

  /** Undefined where no such edition is open or was. */
  async edition(id: string): Promise<PublicEditionRow | undefined> {
    const [row] = await this.rows<PublicEditionRow>(
      `SELECT id, opened_at, definition, taxonomy
       FROM public_edition
       WHERE id = $1`,
      [id],
    );
    return row;
  }

  /** Notices, open ones first, then the newest. */
  notices(): Promise<PublicNoticeListed[]> {
    return this.rows(
      `SELECT id, edition_id, state, title, items, published_at, closes_at, publisher_zh, publisher_en
       FROM public_notice
       ORDER BY (state = 'open') DESC, published_at DESC, id`,
    );
  }

  async notice(id: string): Promise<PublicNoticeRow | undefined> {
    const [row] = await this.rows<PublicNoticeRow>(
      `SELECT *
       FROM public_notice
       WHERE id = $1`,
      [id],
    );
    return row;
  }

  /** The items of a notice in their order. */
  noticeItems(noticeId: string): Promise<PublicNoticeItem[]> {
    return this.rows(
      `SELECT *
       FROM public_notice_item
       WHERE notice_id = $1
       ORDER BY position`,
      [noticeId],
    );
  }

  /** Editions that have published entries, the last published first. */
  catalogues(): Promise<{ id: string; count: number }[]> {
    return this.work.source.query(
      `SELECT edition_id AS id, count(*)::int AS count
       FROM public_entry
       GROUP BY edition_id
       ORDER BY max(published_at) DESC`,
    );
  }

  /**
   * The same with a mark of what may change of a published entry without its text: whether it stands and since when,
   * where it is placed, and what the edition's newest version and orders let be shown. Texts are immutable.
   */
  catalogueMarks(): Promise<{ id: string; mark: string }[]> {
    return this.work.source.query(
      `SELECT n.edition_id AS id,
         concat_ws('/', e.version, e.orders, e.state, md5(string_agg(
           concat_ws(' ', n.section, n.number, n.category, n.holder, n.published_at, n.document_number,
             n.document_title, n.document_date, n.ended, n.ended_at),
           ',' ORDER BY n.section, n.number
         ))) AS mark
       FROM public_entry n
       JOIN public_edition e ON e.id = n.edition_id
       GROUP BY n.edition_id, e.version, e.orders, e.state
       ORDER BY max(n.published_at) DESC`,
    );
  }

  /** The entries of an edition by section and number. */
  entries(editionId: string): Promise<PublicEntryRow[]> {
    return this.rows(
      `SELECT *
       FROM public_entry
       WHERE edition_id = $1
       ORDER BY section, number`,
      [editionId],
    );
  }

  /** An objection to whoever knows both its number and the contact that was given; otherwise undefined. */
  async objection(number: string, contact: string): Promise<PublicObjectionStatus | undefined> {
    const [row] = await this.rows<PublicObjectionStatus>(`SELECT * FROM public_objection_status($1, $2)`, [
      number,
      contact,
    ]);
    return row;
  }

  private async rows<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return toRows<Row>(await this.work.source.query(sql, values));
  }
}
