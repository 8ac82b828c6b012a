import { Inject, Injectable, Optional } from '@nestjs/common';
import { nounsOf } from '@linxuan/domain';
import { UnitOfWork } from '@linxuan/persistence';
import { DomainError, EDITIONS, PAPERS, type Editions, type Papers, type SessionActor } from '@linxuan/platform';
import { applicationCase } from './application-case';
import { ReceiptService } from './receipt.service';

/** The receipt as a paper to file. */
@Injectable()
export class ReceiptPaperService {
  constructor(
    private readonly receipts: ReceiptService,
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    @Optional() @Inject(PAPERS) private readonly papers: Papers | null,
  ) {}

  async docx(
    actor: SessionActor,
    caseId: string,
    language: 'zh' | 'en',
    revision?: number,
  ): Promise<{ name: string; content: Buffer }> {
    if (!this.papers) throw new DomainError('subject.notFound');
    const receipt = await this.receipts.get(actor, caseId, revision);
    const { definition, form } = await this.work.run(actor.scope, async (tx) => {
      const { edition } = await applicationCase(tx, this.editions, actor, caseId);
      return { definition: edition.machine.definition, form: edition.form };
    });
    const slotTitle = (id: string) => form.attachments.find((slot) => slot.id === id)?.title[language] ?? id;
    const content = await this.papers.render('submission-receipt.docx', {
      language: language === 'zh' ? 'zh-CN' : 'en',
      nouns: nounsOf(definition),
      programme: definition.title[language],
      caseNumber: receipt.number,
      applicant: receipt.holderName,
      name: receipt.title,
      receivedBy: definition.issuers[0]?.[language] ?? '',
      submittedBy: receipt.submittedBy ?? '',
      acceptedAt: receipt.at,
      version: receipt.revision,
      sha256: receipt.sha256,
      files: receipt.attachments.map(({ name, slot, size, sha256 }) => ({
        name,
        slot: slotTitle(slot),
        bytes: size,
        sha256,
      })),
    });
    return {
      name: `${language === 'zh' ? '申报回执' : 'receipt'}-${receipt.number}-${receipt.revision}.docx`,
      content,
    };
  }
}
