import { Inject, Injectable } from '@nestjs/common';
import {
  demoMarks,
  demoNumber,
  type CatalogueRowDto,
  type CatalogueWorkspaceDto,
  type DocumentLink,
  type EntryContent,
  type PublicationPlaceDto,
} from '@linxuan/contracts';
import { nounsOf, numberSections, type CaseRow, type DossierRow, type PublicationStage } from '@linxuan/domain';
import {
  PublicationCaseRepository,
  PublicationDossierRepository,
  SnapshotRepository,
  UnitOfWork,
  type Tx,
} from '@linxuan/persistence';
import { APP_CONFIG, Clock, EDITIONS, type AppConfig, type Editions, type SessionActor } from '@linxuan/platform';
import {
  dossiersOf,
  editionAt,
  offered,
  placesOf,
  stageOf,
  toPublicationDossier,
  type NamedEdition,
  type Lang,
} from './workspace';

export interface PublicationContent {
  title: string;
  number: string;
  date: string;
  text?: string;
}

/**
 * The catalogue in work: what is confirmed, with the numbers that the publication would give, and the ones made before.
 */
@Injectable()
export class CatalogueService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    private readonly clock: Clock,
    @Inject(APP_CONFIG) private readonly config: Pick<AppConfig, 'mode'>,
  ) {}

  /** The edition states the number of the real document; what a demonstration issues must not be taken for it. */
  private numberFor({ number, date }: PublicationStage['document']): string {
    return demoMarks(this.config.mode).on ? demoNumber(date) : (number ?? '');
  }

  workspace(actor: SessionActor, lang: Lang, editionId?: string): Promise<CatalogueWorkspaceDto> {
    return this.work.run(actor.scope, async (tx) => {
      const edition = await editionAt(tx, this.editions, actor, 'publication', this.clock.iso(), editionId);
      const stage = stageOf(edition, 'publication');
      const { rows, workingSet, items, people, unfollowed } = await dossiersOf(
        tx,
        edition.id,
        stage.id,
        [...edition.machine.stages.values()].some(({ kind }) => kind === 'follow-up'),
      );
      const current = rows.find(({ state }) => state === 'drafted' || state === 'prepared');
      const contents = await new SnapshotRepository(tx).getAll(rows.flatMap(({ contentSha }) => contentSha ?? []));
      const contentOf = (row: DossierRow | undefined) =>
        row?.contentSha ? ((contents.get(row.contentSha) as PublicationContent | undefined) ?? null) : null;
      const numbered =
        current?.state === 'prepared'
          ? await preparedNumbers(tx, current.id)
          : await previewNumbers(tx, edition, `${stage.id}.confirmed`);
      const now = this.clock.iso();
      return {
        editionId: edition.id,
        programme: edition.machine.definition.title,
        nouns: nounsOf(edition.machine.definition),
        content: contentOf(current),
        suggestion: { ...stage.document, number: this.numberFor(stage.document) },
        dossier: current
          ? toPublicationDossier(
              current,
              people,
              offered(edition, workingSet, actor, now, lang, 'dossier', current.id),
              current.state === 'prepared' ? documents(current.id, edition) : [],
            )
          : null,
        sections: edition.machine.definition.taxonomy.publishAreas.map((area) => ({
          ...edition.name(area),
          count: numbered.filter(({ section }) => section === area).length,
        })),
        rows: await rowsOf(tx, edition, numbered),
        waiting: await this.waiting(tx, edition, stage.id),
        published: rows
          .filter(({ state }) => state === 'published')
          .map((row) => ({
            ...toPublicationDossier(
              row,
              people,
              unfollowed.has(row.id) ? offered(edition, workingSet, actor, now, lang, 'dossier', row.id) : [],
              documents(row.id, edition),
            ),
            title: contentOf(row)?.title ?? '',
            items: items.get(row.id) ?? 0,
          })),
      };
    });
  }

  places(actor: SessionActor): Promise<PublicationPlaceDto[]> {
    return this.work.run(actor.scope, (tx) => placesOf(tx, this.editions, actor, this.clock.iso()));
  }

  private async waiting(tx: Tx, edition: NamedEdition, stage: string): Promise<CatalogueWorkspaceDto['waiting']> {
    // A small programme has neither a classification nor a notice of its own.
    const idOf = (kind: 'classification' | 'public-notice') =>
      [...edition.machine.stages.values()].find((one) => one.kind === kind)?.id ?? '';
    const [classification, notice] = [idOf('classification'), idOf('public-notice')];
    const counts = await new PublicationCaseRepository(tx).countByState(edition.id, [stage, classification, notice]);
    const of = (state: string) => counts.get(state) ?? 0;
    return {
      drafting: of(`${stage}.drafting`),
      confirming: of(`${stage}.confirming`),
      classification: of(`${classification}.pending`),
      held: of(`${notice}.held`),
    };
  }
}

export interface Numbered {
  row: CaseRow;
  section: string;
  sectionNumber: number;
}

async function previewNumbers(tx: Tx, edition: NamedEdition, confirmed: string): Promise<Numbered[]> {
  const cases = new PublicationCaseRepository(tx);
  const ready = await cases.inState(edition.id, confirmed);
  const given = await cases.givenNumbers(edition.id);
  return numberSections(ready, given);
}

/** The items of a prepared or published catalogue with their numbers, as they were named when it was prepared. */
export async function preparedNumbers(tx: Tx, dossierId: string): Promise<Numbered[]> {
  const dossiers = new PublicationDossierRepository(tx);
  const items = await dossiers.catalogueItems(dossierId);
  const cases = await dossiers.cases(items.map(({ caseId }) => caseId));
  const byId = new Map(cases.map((row) => [row.id, row]));
  return items.flatMap(({ caseId, area, sectionNumber, title, holderName, category }) => {
    const row = byId.get(caseId);
    if (!row) return [];
    const named = title === null ? row : { ...row, title, holderName: holderName ?? '', finalCategory: category };
    return [{ row: named, section: area ?? '', sectionNumber: sectionNumber ?? 0 }];
  });
}

/** The entries' texts by case, in two queries. */
export async function entryContents(tx: Tx, caseIds: string[]): Promise<Map<string, EntryContent>> {
  const digests = await new PublicationCaseRepository(tx).entryDigests(caseIds);
  const stored = await new SnapshotRepository(tx).getAll([...digests.values()]);
  return new Map(
    [...digests].flatMap(([caseId, sha]) =>
      stored.has(sha) ? [[caseId, stored.get(sha) as EntryContent] as const] : [],
    ),
  );
}

async function rowsOf(tx: Tx, edition: NamedEdition, numbered: readonly Numbered[]): Promise<CatalogueRowDto[]> {
  const contents = await entryContents(
    tx,
    numbered.map(({ row }) => row.id),
  );
  return numbered.map(({ row, section, sectionNumber }) => ({
    caseId: row.id,
    number: row.number,
    title: row.title,
    section,
    sectionNumber,
    category: edition.name(row.finalCategory),
    name: contents.get(row.id)?.name ?? row.title,
    cases: contents.get(row.id)?.cases.length ?? 0,
  }));
}

function documents(id: string, edition: NamedEdition): DocumentLink[] {
  const { catalogue: title } = nounsOf(edition.machine.definition);
  return (['docx', 'xlsx', 'csv', 'json'] as const).map((format) => ({
    kind: 'catalogue',
    href: `/documents/catalogues/${id}.${format}`,
    format,
    title,
  }));
}
