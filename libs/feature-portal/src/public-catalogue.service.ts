import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { demoMarks, site, type papers } from '@linxuan/contracts';
import { businessDateOf, effectsToday, entryNumber, fieldColumns, type PublicationStage } from '@linxuan/domain';
import { foldText } from '@linxuan/form-rules';
import { PublicSiteReader, UnitOfWork, type PublicEntryRow } from '@linxuan/persistence';
import { APP_CONFIG, Clock, type AppConfig } from '@linxuan/platform';
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
/**
 * The published catalogue of an edition. Entries are few hundred, so they are held in memory as long as their mark is
 * the same.
 */
@Injectable()
export class PublicCatalogue {
  private readonly held = new Map<string, { catalogue: PublishedCatalogue; day: string }>();
  constructor(
    private readonly work: UnitOfWork,
    private readonly editions: PublicEditions,
    @Inject(APP_CONFIG) private readonly config: Pick<AppConfig, 'mode'>,
    private readonly clock: Clock,
  ) {}

  /** Editions that have published entries, newest first. */
  async published(): Promise<{ id: string; count: number }[]> {
    return new PublicSiteReader(this.work).catalogues();
  }

  /** The catalogue of the given or the newest edition; undefined where nothing is published. */
  async load(editionId?: string): Promise<PublishedCatalogue | undefined> {
    const published = await new PublicSiteReader(this.work).catalogueMarks();
    const found = editionId === undefined ? published[0] : published.find(({ id }) => id === editionId);
    if (!found) return undefined;
    const mark = createHash('sha256').update(`${found.id}/${found.mark}`).digest('base64url').slice(0, 27);
    const held = this.held.get(found.id);
    // How an entry's dates stand changes with the day.
    const day = businessDateOf(this.clock.iso());
    if (held?.catalogue.mark === mark && held.day === day) return held.catalogue;
    // Which columns and holders are shown is the edition's affair: a version of it that is no longer in force is read
    // again.
    await this.editions.all();
    const catalogue = await this.read(found.id, mark, day);
    this.held.set(found.id, { catalogue, day });
    return catalogue;
  }

  private async read(editionId: string, mark: string, day: string): Promise<PublishedCatalogue> {
    const edition = await this.editions.get(editionId);
    const stage = edition.definition.stages.find((one): one is PublicationStage => one.kind === 'publication');
    if (!stage) throw new Error(`Edition ${editionId} has no publication stage`);
    const rows = await new PublicSiteReader(this.work).entries(editionId);
    // A citation is copied out of its page, so title and number say themselves what a demonstration's are.
    const marks = demoMarks(this.config.mode);
    const entries = rows.map((row) =>
      toEntry(
        edition,
        stage,
        {
          ...row,
          documentTitle: marks.title(row.documentTitle),
          documentNumber: marks.documentNumber(row.documentNumber),
        },
        day,
      ),
    );
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

function toEntry(edition: PublicEdition, stage: PublicationStage, row: PublicEntryRow, day: string): PublishedEntry {
  const cases = row.cases.map((one) => ({
    title: one.title ?? '',
    content: one.content ?? '',
    scale: one.scale ?? '',
    benefit: one.benefit ?? '',
    annualCO2Tonnes: one.annualCO2Tonnes ?? null,
    annualCoalEquivTonnes: one.annualCoalEquivTonnes ?? null,
  }));
  const category = edition.name(row.category ?? row.section);
  // Entries of earlier days have none; what the edition no longer prints is not searched either.
  const printed = fieldColumns(stage).map(({ column }) => column.key);
  const fields = (row.fields ?? []).filter(({ key }) => printed.includes(key));
  const parameters = row.parameters.map(({ name, value, unit }) => ({ name, value, unit: unit ?? '' }));
  return {
    id: `${edition.id}/${row.section}-${String(row.number).padStart(2, '0')}`,
    number: row.number,
    code: entryNumber(stage, row.section, row.number),
    section: edition.name(row.section),
    category,
    name: row.name,
    process: row.process,
    parameters,
    fields,
    cases,
    holder: row.holder,
    ...(row.ended ? { ended: { as: row.ended, at: row.endedAt } } : {}),
    effects: effectsToday(
      stage,
      { category: category.code, fields, ...(row.ended ? { ended: { at: row.endedAt } } : {}) },
      day,
    ),
    publishedAt: row.publishedAt,
    document: { title: row.documentTitle, number: row.documentNumber, date: row.documentDate },
    co2: site.entryFigures({ cases }).co2,
    haystack: foldText(
      [
        row.name,
        category.name.zh,
        category.name.en,
        row.process,
        ...parameters.map(({ name }) => name),
        ...fields.flatMap(({ values }) => values),
        ...cases.flatMap((one) => [one.title, one.content, one.benefit]),
      ].join('\n'),
    ),
  };
}
