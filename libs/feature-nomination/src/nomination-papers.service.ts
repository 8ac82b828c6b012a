import { Inject, Injectable } from '@nestjs/common';
import type { NominationPapersDto } from '@linxuan/contracts';
import { DossierRepository, NominationRepository, UnitOfWork, UserRepository, type Tx } from '@linxuan/persistence';
import { Clock, DomainError, EDITIONS, PAPERS, type Editions, type Papers, type SessionActor } from '@linxuan/platform';
import { letterOf } from './batch-facts';
import { readCandidates } from './candidates';
import { deadlineOf, extensionOf } from './deadline';
import { visibleDossier } from './dossier-view.service';
import { nominationPapers, type PapersInput } from './nomination-papers';

/** The papers of a nomination: the letter and the summary table, as a draft and as they were signed. */
@Injectable()
export class NominationPapersService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    @Inject(PAPERS) private readonly papers: Papers,
    private readonly clock: Clock,
  ) {}

  async preview(actor: SessionActor, dossierId: string): Promise<NominationPapersDto> {
    return nominationPapers(await this.work.run(actor.scope, (tx) => this.input(tx, actor, dossierId)));
  }

  /** `name` is letter.docx, summary.docx or summary.xlsx. Throws `subject.notFound`. */
  async draw(actor: SessionActor, dossierId: string, name: string): Promise<{ fileName: string; bytes: Buffer }> {
    const { letter, summary } = await this.preview(actor, dossierId);
    switch (name) {
      case 'letter.docx':
        return { fileName: `${letter.title}.docx`, bytes: await this.papers.render('nomination-letter.docx', letter) };
      case 'summary.docx':
        return {
          fileName: `${summary.nominator} ${summary.title}.docx`,
          bytes: await this.papers.render('nomination-summary.docx', summary),
        };
      case 'summary.xlsx':
        return {
          fileName: `${summary.nominator} ${summary.title}.xlsx`,
          bytes: await this.papers.render('nomination-summary.xlsx', summary),
        };
      default:
        throw new DomainError('subject.notFound');
    }
  }

  private async input(tx: Tx, actor: SessionActor, dossierId: string): Promise<PapersInput> {
    const dossier = await visibleDossier(tx, dossierId);
    if (dossier.kind !== 'nomination') throw new DomainError('subject.notFound');
    const edition = await this.editions.get(tx, dossier.editionId);
    const { definition } = edition.machine;
    const stage = edition.machine.stages.get(dossier.stage);
    if (stage?.kind !== 'nomination') throw new DomainError('subject.notFound');
    const at = this.clock.iso();
    const extendedTo = await extensionOf(tx, edition.id, [dossier.ownerOrg]);
    const items = await new DossierRepository(tx).items(dossierId);
    const departments = definition.roster.find(({ org }) => org === dossier.ownerOrg)?.departments ?? [];
    const base = {
      edition,
      deadline: deadlineOf(stage, extendedTo, at)?.at ?? null,
      actor,
      at,
      outside: { extendedTo },
      lang: 'zh' as const,
    };
    const read = await readCandidates(
      tx,
      base,
      items.map(({ caseId }) => caseId),
      [dossierId],
      [dossier.ownerOrg, dossier.recipientOrg, ...departments],
      dossier.state === 'drafted' ? undefined : dossierId,
    );
    const received = await new NominationRepository(tx).received(edition.id, stage.by, dossier.ownerOrg);
    const asked = new Set(read.candidates.flatMap(({ opinions }) => opinions.map(({ orgId }) => orgId)));
    return {
      definition,
      dossier,
      owner: read.orgName(dossier.ownerOrg) ?? { zh: dossier.ownerOrg, en: dossier.ownerOrg },
      recipient: read.orgName(dossier.recipientOrg),
      departments: departments.filter((org) => asked.has(org)).flatMap((org) => read.orgName(org) ?? []),
      content: await letterOf(tx, dossier),
      candidates: read.candidates,
      contents: read.contents,
      received,
      people: await new UserRepository(tx).namesOf([dossier.preparedBy, dossier.releasedBy]),
    };
  }
}
