import { Inject, Injectable } from '@nestjs/common';
import { demoMarks, type site } from '@linxuan/contracts';
import type { PublicationStage } from '@linxuan/domain';
import { foldText } from '@linxuan/form-rules';
import { UnitOfWork } from '@linxuan/persistence';
import { APP_CONFIG, type AppConfig } from '@linxuan/platform';
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
  sections: (site.NamedCode & { count: number; co2: number; figures: number })[];
  entries: PublishedEntry[];
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
 * The published catalogue of an edition. Entries are immutable and few hundred, so they are held in memory; what is held
 * is checked against the counts and the newest date of the released rows at every use.
 */
@Injectable()
export class PublicCatalogue {
  private readonly held = new Map<string, { mark: string; catalogue: PublishedCatalogue }>();
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(PublicEditions) private readonly editions: PublicEditions,
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
    const published: { id: string; count: number; last: Date; ended: number }[] = await this.work.source.query(
      `SELECT edition_id AS id, count(*)::int AS count, max(published_at) AS last, count(ended)::int AS ended FROM public_entry GROUP BY edition_id ORDER BY max(published_at) DESC`,
    );
    const found = editionId === undefined ? published[0] : published.find(({ id }) => id === editionId);
    if (!found) return undefined;
    const mark = `${found.count}/${found.last.toISOString()}/${found.ended}`;
    const held = this.held.get(found.id);
    if (held?.mark === mark) return held.catalogue;
    const catalogue = await this.read(found.id);
    this.held.set(found.id, { mark, catalogue });
    return catalogue;
  }

  private async read(editionId: string): Promise<PublishedCatalogue> {
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
    const sections = codes.map((code) => {
      const of = entries.filter(({ section }) => section.code === code);
      return {
        ...edition.name(code),
        count: of.length,
        co2: of.reduce((sum, { co2 }) => sum + (co2 ?? 0), 0),
        figures: of.filter(({ co2 }) => co2 !== null).length,
      };
    });
    return {
      edition,
      stage,
      title: marks.title(stage.document.title),
      documents,
      sections: sections.filter(({ count }) => count > 0),
      entries,
    };
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
  const figures = cases.flatMap(({ annualCO2Tonnes }) => (annualCO2Tonnes === null ? [] : [annualCO2Tonnes]));
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
    co2: figures.length === 0 ? null : figures.reduce((sum, each) => sum + each, 0),
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
