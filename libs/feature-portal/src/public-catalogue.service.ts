import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { demoMarks, site, type papers } from '@linxuan/contracts';
import type { PublicationStage } from '@linxuan/domain';
import { foldText } from '@linxuan/form-rules';
import { UnitOfWork } from '@linxuan/persistence';
import { APP_CONFIG, type AppConfig } from '@linxuan/platform';
import { modelOf } from './catalogue-paper';
import { PublicEditions, type PublicEdition } from './public-editions.service';

export interface PublishedEntry extends site.PublicEntryView {
  id: string;
  number: number;
  publishedAt: string;
  document: { title: string; number: string; date: string };
  /** Tonnes a year over the printed cases; null where no case has a figure. */
  co2: number | null;
  /** What substring search looks through, folded. */
  haystack: string;
}
export interface PublishedCatalogue {
  edition: PublicEdition;
  stage: PublicationStage;
  title: string;
  documents: { title: string; number: string; date: string }[];
  sections: site.NamedCode[];
  entries: PublishedEntry[];
  /** Columns, counts, figures and states, for the pages and for every file. */
  model: papers.CatalogueData;
  /** Changes when anything changes that a page or a file shows. */
  mark: string;
}
interface EntryRow {
  section: string;
  number: number;
  category: string | null;
  published_at: Date;
  name: string;
  process: string;
  holder: string | null;
  parameters: { name: string; value: string; unit?: string }[];
  cases: Partial<site.EntryCaseView>[];
  document_number: string;
  document_title: string;
  document_date: string;
  ended: string | null;
  ended_at: Date | null;
}

/**
 * What may change of a published entry without its text: whether it stands and since when, where it is placed, and what the
 * edition's newest version and orders let be shown. Texts are immutable.
 */
const MARK = `SELECT n.edition_id AS id, count(*)::int AS count,
    concat_ws('/', e.version, e.orders, e.state, md5(string_agg(concat_ws(' ', n.section, n.number, n.category, n.holder, n.published_at, n.document_number, n.document_title, n.document_date, n.ended, n.ended_at), ',' ORDER BY n.section, n.number))) AS mark
  FROM public_entry n JOIN public_edition e ON e.id = n.edition_id GROUP BY n.edition_id, e.version, e.orders, e.state ORDER BY max(n.published_at) DESC`;

/** The published catalogue of an edition. Entries are few hundred, so they are held in memory as long as their mark is the same. */
@Injectable()
export class PublicCatalogue {
  private readonly held = new Map<string, PublishedCatalogue>();
  constructor(
    private readonly work: UnitOfWork,
    private readonly editions: PublicEditions,
    @Inject(APP_CONFIG) private readonly config: Pick<AppConfig, 'mode'>,
  ) {}

  /** Editions that have published entries, newest first. */
  async published(): Promise<{ id: string; count: number }[]> {
    return this.work.source.query(
      `SELECT edition_id AS id, count(*)::int AS count FROM public_entry GROUP BY edition_id ORDER BY max(published_at) DESC`,
    );
  }

  /** The catalogue of the given or the newest edition; undefined where nothing is published. */
  async load(editionId?: string): Promise<PublishedCatalogue | undefined> {
    const published: { id: string; mark: string }[] = await this.work.source.query(MARK);
    const found = editionId === undefined ? published[0] : published.find(({ id }) => id === editionId);
    if (!found) return undefined;
    const mark = createHash('sha256').update(`${found.id}/${found.mark}`).digest('base64url').slice(0, 27);
    const held = this.held.get(found.id);
    if (held?.mark === mark) return held;
    // Which columns and holders are shown is the edition's affair: a version of it that is no longer in force is read again.
    await this.editions.all();
    const catalogue = await this.read(found.id, mark);
    this.held.set(found.id, catalogue);
    return catalogue;
  }

  private async read(editionId: string, mark: string): Promise<PublishedCatalogue> {
    const edition = await this.editions.get(editionId);
    const rows: EntryRow[] = await this.work.source.query(
      `SELECT * FROM public_entry WHERE edition_id = $1 ORDER BY section, number`,
      [editionId],
    );
    // A citation is copied out of its page, so title and number say themselves what a demonstration's are.
    const marks = demoMarks(this.config.mode);
    const entries = rows.map((row) =>
      toEntry(edition, {
        ...row,
        document_title: marks.title(row.document_title),
        document_number: marks.documentNumber(row.document_number),
      }),
    );
    const stage = edition.definition.stages.find((one): one is PublicationStage => one.kind === 'publication');
    if (!stage) throw new Error(`Edition ${editionId} has no publication stage`);
    const documents = [...new Map(entries.map(({ document }) => [document.number, document])).values()];
    const codes = [
      ...new Set([...edition.definition.taxonomy.publishAreas, ...entries.map(({ section }) => section.code)]),
    ].sort();
    const catalogue = {
      edition,
      stage,
      title: marks.title(stage.document.title),
      documents,
      sections: codes.map(edition.name),
      entries,
    };
    return { ...catalogue, model: modelOf(catalogue), mark };
  }
}

function toEntry(edition: PublicEdition, row: EntryRow): PublishedEntry {
  const cases = row.cases.map((one) => ({
    title: one.title ?? '',
    content: one.content ?? '',
    scale: one.scale ?? '',
    benefit: one.benefit ?? '',
    annualCO2Tonnes: one.annualCO2Tonnes ?? null,
    annualCoalEquivTonnes: one.annualCoalEquivTonnes ?? null,
  }));
  const category = edition.name(row.category ?? row.section);
  const parameters = row.parameters.map(({ name, value, unit }) => ({ name, value, unit: unit ?? '' }));
  return {
    id: `${edition.id}/${row.section}-${String(row.number).padStart(2, '0')}`,
    number: row.number,
    section: edition.name(row.section),
    category,
    name: row.name,
    process: row.process,
    parameters,
    cases,
    holder: row.holder,
    ...(row.ended ? { ended: { as: row.ended, at: row.ended_at?.toISOString() ?? null } } : {}),
    publishedAt: row.published_at.toISOString(),
    document: { title: row.document_title, number: row.document_number, date: row.document_date },
    co2: site.entryFigures({ cases }).co2,
    haystack: foldText(
      [
        row.name,
        category.name.zh,
        category.name.en,
        row.process,
        ...parameters.map(({ name }) => name),
        ...cases.flatMap((one) => [one.title, one.content, one.benefit]),
      ].join('\n'),
    ),
  };
}
