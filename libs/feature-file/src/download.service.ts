import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { hidesFile, hiddenPointers } from '@linxuan/domain';
import { dutiesIn, seatedCases, UnitOfWork, type Tx } from '@linxuan/persistence';
import { DomainError, EDITIONS, servedFileHeaders, type Editions, type SessionActor } from '@linxuan/platform';
import { ATTACHMENT_COLUMNS, toAttachment, uuidOf } from './attachment-rows';
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
    const [row]: { edition_id: string; stage: string; route: string | null; applicant_org: string }[] = await tx.query(
      `SELECT edition_id, stage, route, applicant_org FROM case_file WHERE id = $1`,
      [caseId],
    );
    if (!row || row.applicant_org === actor.orgId) return false;
    const { machine } = await this.editions.get(tx, row.edition_id);
    return hidesFile(slot, hiddenPointers(machine, row, dutiesIn(await seatedCases(tx), caseId, actor.role)));
  }

  async get(actor: SessionActor, attachmentId: string, inline: boolean): Promise<FileAnswer> {
    const attachment = await this.work.run(actor.scope, async (tx) => {
      // Others than the applicant see what was submitted, never what lies in a draft.
      const [row] = await tx.query(
        `SELECT ${ATTACHMENT_COLUMNS}, case_id FROM attachment a WHERE id = $1 AND (org_id = app_org() OR EXISTS (
           SELECT 1 FROM case_revision r JOIN snapshot s ON s.sha = r.sha WHERE r.case_id = a.case_id AND strpos(s.content, a.id::text) > 0))`,
        [uuidOf(attachmentId)],
      );
      if (!row || (await this.isHidden(tx, actor, row.case_id, row.slot))) return undefined;
      return toAttachment(row);
    });
    if (!attachment) throw new DomainError('subject.notFound');
    return { headers: servedFileHeaders(attachment, inline), content: await this.store.read(attachment.sha256) };
  }
}
