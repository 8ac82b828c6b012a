import { Inject, Injectable } from '@nestjs/common';
import { site, type papers } from '@linxuan/contracts';
import { businessDateOf, effectsToday, entryNumber, nounsOf, resultColumns } from '@linxuan/domain';
import {
  DossierEntity,
  OrganisationRepository,
  PublicationCaseRepository,
  SnapshotRepository,
  UnitOfWork,
} from '@linxuan/persistence';
import { Clock, DomainError, EDITIONS, PAPERS, type Editions, type Papers, type SessionActor } from '@linxuan/platform';
import { entryContents, preparedNumbers, type PublicationContent } from './catalogue.service';
import { namedEdition, stageOf } from './workspace';
import { NoticeService } from './notice.service';
import { noticePaper } from './notice-paper';

const CATALOGUE_PAPERS = {
  docx: 'catalogue.docx',
  xlsx: 'catalogue.xlsx',
  csv: 'catalogue.csv',
  json: 'catalogue.json',
} as const;
export type CatalogueFormat = keyof typeof CATALOGUE_PAPERS;
export interface DrawnPaper {
  fileName: string;
  bytes: Buffer;
}

/** 公示文稿 and 推广目录 as files, out of what was prepared or published. */
@Injectable()
export class PublicationPaperService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    @Inject(PAPERS) private readonly papers: Papers,
    private readonly notices: NoticeService,
    private readonly clock: Clock,
  ) {}

  async notice(actor: SessionActor, id: string): Promise<DrawnPaper> {
    const { view, dossier } = await this.notices.detail(actor, 'zh', id);
    const facts = await this.work.run(actor.scope, async (tx) => {
      const { editionId, stage, ownerOrg } = await tx.getRepository(DossierEntity).findOneByOrFail({ id });
      const { machine } = await namedEdition(tx, this.editions, editionId);
      const found = machine.stages.get(stage);
      const byNominator = found?.kind === 'public-notice' && found.by === 'nominator';
      const names = await new OrganisationRepository(tx).namesOf([ownerOrg]);
      return { definition: machine.definition, nominator: byNominator ? (names.get(ownerOrg)?.zh ?? ownerOrg) : null };
    });
    const date = dossier.releasedAt ? businessDateOf(dossier.releasedAt) : null;
    const bytes = await this.papers.render('public-notice.docx', noticePaper(view, { ...facts, date }));
    return { fileName: `${view.title}.docx`, bytes };
  }

  async catalogue(actor: SessionActor, id: string, format: CatalogueFormat): Promise<DrawnPaper> {
    const data = await this.work.run(actor.scope, async (tx): Promise<papers.CatalogueData> => {
      const dossier = await tx.getRepository(DossierEntity).findOneBy({ id });
      const content = dossier?.contentSha
        ? await new SnapshotRepository(tx).get<PublicationContent>(dossier.contentSha)
        : undefined;
      if (!dossier || dossier.kind !== 'publication' || !content) throw new DomainError('subject.notFound');
      const edition = await namedEdition(tx, this.editions, dossier.editionId);
      const stage = stageOf(edition, 'publication');
      const numbered = await preparedNumbers(tx, id);
      const ids = numbered.map(({ row }) => row.id);
      const contents = await entryContents(tx, ids);
      const ended = await new PublicationCaseRepository(tx).ended(ids);
      const entries = numbered.map(({ row, section, sectionNumber }): site.PublicEntryView => {
        const text = contents.get(row.id);
        return {
          id: `${edition.id}/${section}-${String(sectionNumber).padStart(2, '0')}`,
          number: sectionNumber,
          code: entryNumber(stage, section, sectionNumber),
          section: edition.name(section),
          category: edition.name(row.finalCategory),
          name: text?.name ?? row.title,
          process: text?.process ?? '',
          parameters: (text?.parameters ?? []).map(({ name, value, unit }) => ({ name, value, unit: unit ?? '' })),
          fields: text?.fields ?? [],
          holder: stage.showHolder ? row.holderName : null,
          ended: ended.get(row.id) ?? null,
          effects: effectsToday(
            stage,
            { category: row.finalCategory ?? section, fields: text?.fields ?? [], ended: ended.get(row.id) },
            businessDateOf(this.clock.iso()),
          ),
          cases: (text?.cases ?? []).map((one) => ({
            title: one.title,
            content: one.content,
            scale: one.scale ?? '',
            benefit: one.benefit ?? '',
            annualCO2Tonnes: one.annualCO2Tonnes ?? null,
            annualCoalEquivTonnes: one.annualCoalEquivTonnes ?? null,
          })),
        };
      });
      return site.catalogueModel({
        title: content.title,
        edition: edition.machine.definition.edition,
        documentNumber: content.number,
        publishedOn: content.date,
        columns: resultColumns(edition.machine.definition, stage),
        nouns: nounsOf(edition.machine.definition),
        showHolder: stage.showHolder,
        sections: edition.machine.definition.taxonomy.publishAreas.map((area) => edition.name(area)),
        entries,
      });
    });
    return { fileName: `${data.title}.${format}`, bytes: await this.papers.render(CATALOGUE_PAPERS[format], data) };
  }
}
