import { Inject, Injectable } from '@nestjs/common';
import type { ReceiptDto } from '@linxuan/contracts';
import { boundText } from '@linxuan/domain';
import { CaseSubmissionRepository, UnitOfWork, type SubmissionReceipt } from '@linxuan/persistence';
import { DomainError, EDITIONS, type CompiledEdition, type Editions, type SessionActor } from '@linxuan/platform';
import { applicationCase } from './application-case';

interface Submitted {
  holder?: { name?: string };
  attachments?: { slot: string; name: string; size: number; sha256: string }[];
}

/** Proof of what was received and when. Colleagues of the submitter may fetch it too. */
@Injectable()
export class ReceiptService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
  ) {}

  /** The receipt of a revision, by default of the last one. 404 before the first submission. */
  get(actor: SessionActor, caseId: string, revision?: number): Promise<ReceiptDto> {
    return this.work.run(actor.scope, async (tx) => {
      const found = await applicationCase(tx, this.editions, actor, caseId);
      return toReceipt(found.id, found.edition, await new CaseSubmissionRepository(tx).ofRevision(found.id, revision));
    });
  }

  /** The receipt of one applied submission. */
  ofRequest(actor: SessionActor, caseId: string, requestId: string): Promise<ReceiptDto> {
    return this.work.run(actor.scope, async (tx) => {
      const { edition } = await applicationCase(tx, this.editions, actor, caseId);
      return toReceipt(caseId, edition, await new CaseSubmissionRepository(tx).ofRequest(caseId, requestId));
    });
  }
}

function toReceipt(caseId: string, edition: CompiledEdition, row: SubmissionReceipt | undefined): ReceiptDto {
  if (!row) throw new DomainError('subject.notFound');
  const content = JSON.parse(row.content) as Submitted;
  return {
    caseId,
    number: row.number,
    title: boundText(edition.machine.definition, 'title', content) ?? '',
    holderName: content.holder?.name ?? '',
    at: row.submittedAt,
    sha256: row.sha,
    revision: row.revision,
    submittedBy: row.submittedBy,
    attachments: (content.attachments ?? []).map(({ slot, name, size, sha256 }) => ({ slot, name, size, sha256 })),
  };
}
