import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { hidesFile, hiddenPointers } from '@linxuan/domain';
import { AttachmentRepository, CaseRepository, dutiesIn, seatedCases, UnitOfWork, type Tx } from '@linxuan/persistence';
import { DomainError, EDITIONS, servedFileHeaders, type Editions, type SessionActor } from '@linxuan/platform';
import { toAttachment, uuidOf } from './attachment-rows';
import { FILE_STORE, type FileStore } from './file-store';

export interface FileAnswer {
  headers: Record<string, string>;
  content: Readable;
}

/** Files leave only through their attachment's row, which row-level security shows or hides. */
@Injectable()
export class DownloadService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(FILE_STORE) private readonly store: FileStore,
    @Inject(EDITIONS) private readonly editions: Editions,
  ) {}

  /** In a blind review a file would tell what the form hides. */
  private async isHidden(tx: Tx, actor: SessionActor, caseId: string, slot: string): Promise<boolean> {
    const row = await new CaseRepository(tx).find(caseId);
    if (!row || row.applicantOrg === actor.orgId) return false;
    const { machine } = await this.editions.get(tx, row.editionId);
    return hidesFile(slot, hiddenPointers(machine, row, dutiesIn(await seatedCases(tx), caseId, actor.role)));
  }

  async get(actor: SessionActor, attachmentId: string, inline: boolean): Promise<FileAnswer> {
    const attachment = await this.work.run(actor.scope, async (tx) => {
      const row = await new AttachmentRepository(tx).readable(uuidOf(attachmentId));
      if (!row || (await this.isHidden(tx, actor, row.caseId, row.slot))) return undefined;
      return toAttachment(row);
    });
    if (!attachment) throw new DomainError('subject.notFound');
    return { headers: servedFileHeaders(attachment, inline), content: await this.store.read(attachment.sha256) };
  }
}
