import { Inject, Injectable } from '@nestjs/common';
import type { ReceiptDetail, ReceiptRow } from '@linxuan/contracts';
import { dueDatesOf } from '@linxuan/domain';
import {
  BatchRepository,
  WorkspaceCaseRepository,
  DossierRepository,
  QuotaRepository,
  SnapshotRepository,
  UnitOfWork,
  UserRepository,
  WorkflowRepository,
  type ArrivedBatch,
} from '@linxuan/persistence';
import {
  offeredActions,
  Clock,
  workspaceEdition,
  DomainError,
  EDITIONS,
  workingCalendar,
  type CompiledEdition,
  type Editions,
  type SessionActor,
} from '@linxuan/platform';
import { offerOf } from './offer';
import { workspaceCase } from './workspace-case';

const dueDates = dueDatesOf(workingCalendar);

/** Batches that arrive at the person's organisation under a nominator's letter, or under a group's. */
@Injectable()
export class ReceiptService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    private readonly clock: Clock,
  ) {}

  /** Waiting ones first, longest wait first. Three queries. */
  list(actor: SessionActor, editionId?: string): Promise<{ data: ReceiptRow[]; total: number }> {
    return this.work.run(actor.scope, async (tx) => {
      const edition = await workspaceEdition(tx, this.editions, actor, 'receipts', this.clock.iso(), editionId);
      const rows = await new BatchRepository(tx).arrivedAt(actor.orgId, edition.id);
      return { data: rows.map((row) => this.row(edition, row)), total: rows.length };
    });
  }

  /**
   * One batch with its letter, items in the sender's order and the account behind it. 404 where it is not addressed to
   * the person.
   */
  detail(actor: SessionActor, id: string): Promise<ReceiptDetail> {
    return this.work.run(actor.scope, async (tx) => {
      const row = await new BatchRepository(tx).arrived(actor.orgId, id);
      if (!row) throw new DomainError('subject.notFound');
      const edition = await this.editions.get(tx, row.editionId);
      const now = this.clock.iso();
      const items = await new DossierRepository(tx).items(id);
      const cases = await new WorkspaceCaseRepository(tx).mapOf(items.map(({ caseId }) => caseId));
      const quota = new QuotaRepository(tx);
      const slots = await quota.placesOf(row.editionId, row.ownerOrg);
      const names = await new UserRepository(tx).namesOf([row.preparedBy, row.releasedBy]);
      const letter =
        row.contentSha === null
          ? undefined
          : await new SnapshotRepository(tx).get<Record<string, unknown>>(row.contentSha);
      const workingSet = await new WorkflowRepository(tx).readRows([...cases.keys()], [id]);
      const stage = edition.machine.stages.get(row.stage);
      return {
        ...this.row(edition, row),
        letter: letter ?? null,
        preparedBy: names.get(row.preparedBy ?? '') ?? null,
        releasedBy: names.get(row.releasedBy ?? '') ?? null,
        cases: items.flatMap(({ caseId, position }) => {
          const one = cases.get(caseId);
          return one ? [{ ...workspaceCase(one, now), position }] : [];
        }),
        slots,
        byPost: stage?.kind === 'nomination' && stage.deadline.proof === 'postmark',
        post:
          row.postmarkedOn === null
            ? null
            : {
                carrier: row.carrier ?? '',
                trackingNumber: row.trackingNumber ?? '',
                postmarkedOn: row.postmarkedOn,
                arrivedOn: row.arrivedOn ?? '',
              },
        overrides: (await quota.overridesFor([...cases.keys()])).map(({ caseId, reason }) => ({
          caseId,
          reason: reason ?? '',
        })),
        actions: offeredActions(offerOf(edition, workingSet, actor, now), 'dossier', id),
      };
    });
  }

  private row(edition: CompiledEdition, row: ArrivedBatch): ReceiptRow {
    const stage = edition.machine.stages.get(row.stage);
    return {
      waiting: row.receiptedAt === null && row.state === 'transmitted',
      id: row.id,
      stage: row.stage,
      stageTitle: stage?.title ?? { zh: row.stage, en: row.stage },
      owner: { org: row.ownerOrg, name: { zh: row.ownerZh, en: row.ownerEn } },
      state: row.state,
      version: row.version,
      number: row.number,
      releasedAt: row.releasedAt,
      receiptedAt: row.receiptedAt,
      late: row.late,
      zeroReturn: row.zeroReturn,
      items: row.items,
      cap: row.cap,
      used: row.used,
      deadline: stage?.kind === 'nomination' ? dueDates.due(stage.deadline, this.clock.iso()) : null,
    };
  }
}
