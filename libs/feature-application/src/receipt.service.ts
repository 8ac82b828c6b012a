import { Inject, Injectable } from '@nestjs/common';
import type { ReceiptDto } from '@linxuan/contracts';
import { UnitOfWork, type Tx } from '@linxuan/persistence';
import { DomainError, EDITIONS, type Editions, type SessionActor } from '@linxuan/platform';
import { applicationCase } from './application-case';

interface Submitted {
  holder?: { name?: string };
  technology?: { name?: string };
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
      return this.read(
        tx,
        found.id,
        `r.revision = coalesce($2::int, (SELECT max(m.revision) FROM case_revision m WHERE m.case_id = $1))`,
        revision ?? null,
      );
    });
  }

  /** The receipt of one applied submission. */
  ofRequest(actor: SessionActor, caseId: string, requestId: string): Promise<ReceiptDto> {
    return this.work.run(actor.scope, (tx) =>
      this.read(
        tx,
        caseId,
        `(r.sha, r.submitted_at) = (SELECT q.payload->>'revisionSha', q.accepted_at FROM transition_request q WHERE q.id = $2::uuid)`,
        requestId,
      ),
    );
  }

  private async read(tx: Tx, caseId: string, which: string, parameter: unknown): Promise<ReceiptDto> {
    const [row] = await tx.query(
      `SELECT c.number, r.sha, r.revision, r.submitted_at, u.display_name, s.content
       FROM case_revision r JOIN case_file c ON c.id = r.case_id JOIN snapshot s ON s.sha = r.sha LEFT JOIN app_user u ON u.id = r.submitted_by
       WHERE r.case_id = $1 AND ${which}`,
      [caseId, parameter],
    );
    if (!row) throw new DomainError('subject.notFound');
    const content = JSON.parse(row.content) as Submitted;
    return {
      caseId,
      number: row.number,
      title: content.technology?.name ?? '',
      holderName: content.holder?.name ?? '',
      at: new Date(row.submitted_at).toISOString(),
      sha256: row.sha,
      revision: row.revision,
      submittedBy: row.display_name ?? null,
      attachments: (content.attachments ?? []).map(({ slot, name, size, sha256 }) => ({ slot, name, size, sha256 })),
    };
  }
}
