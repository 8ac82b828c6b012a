import { Inject, Injectable } from '@nestjs/common';
import type { ReceiptDetail, ReceiptRow } from '@linxuan/contracts';
import { dueDatesOf } from '@linxuan/domain';
import { QUOTA_PLACES, SnapshotRepository, UnitOfWork, WorkflowRepository, type Tx } from '@linxuan/persistence';
import {
  Clock,
  deskEdition,
  DomainError,
  EDITIONS,
  workingCalendar,
  type CompiledEdition,
  type Editions,
  type SessionActor,
} from '@linxuan/platform';
import { casesByIds, deskCase, iso } from './desk-case';
import { offered } from './desk-actions';
import { peopleNames } from './desk-content';

interface BatchRow {
  id: string;
  edition_id: string;
  stage: string;
  owner_org: string;
  owner_zh: string;
  owner_en: string;
  state: string;
  version: number;
  number: string | null;
  content_sha: string | null;
  prepared_by: string | null;
  released_by: string | null;
  released_at: Date | null;
  receipted_at: Date | null;
  late: boolean;
  zero_return: boolean;
  carrier: string | null;
  tracking_number: string | null;
  postmarked_on: string | null;
  arrived_on: string | null;
  items: string;
  cap: number | null;
  used: string;
}

const BATCHES = `SELECT d.*, o.name_zh AS owner_zh, o.name_en AS owner_en, (SELECT count(*) FROM dossier_item i WHERE i.dossier_id = d.id) AS items, ${QUOTA_PLACES} AS cap,
    (SELECT count(*) FROM quota_slot s WHERE s.account_id = a.id AND s.state <> 'free') AS used
  FROM dossier d JOIN organisation o ON o.id = d.owner_org LEFT JOIN quota_account a ON a.edition_id = d.edition_id AND d.owner_org = ANY(a.org_ids)
  WHERE d.kind = 'nomination' AND d.recipient_org = $1 AND d.state NOT IN ('drafted', 'prepared')`;
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
      const edition = await deskEdition(tx, this.editions, actor, 'receipts', this.clock.iso(), editionId);
      const rows: BatchRow[] = await tx.query(
        `${BATCHES} AND d.edition_id = $2 ORDER BY (d.state = 'transmitted') DESC, d.released_at, d.id LIMIT 500`,
        [actor.orgId, edition.id],
      );
      return { data: rows.map((row) => this.row(edition, row)), total: rows.length };
    });
  }

  /** One batch with its letter, items in the sender's order and the account behind it. 404 where it is not addressed to the person. */
  detail(actor: SessionActor, id: string): Promise<ReceiptDetail> {
    return this.work.run(actor.scope, async (tx) => {
      const [row]: BatchRow[] = await tx.query(`${BATCHES} AND d.id = $2`, [actor.orgId, id]);
      if (!row) throw new DomainError('subject.notFound');
      const edition = await this.editions.get(tx, row.edition_id);
      const now = this.clock.iso();
      const items: { case_id: string; position: number }[] = await tx.query(
        `SELECT case_id, position FROM dossier_item WHERE dossier_id = $1 ORDER BY position`,
        [id],
      );
      const cases = new Map(
        (
          await casesByIds(
            tx,
            items.map(({ case_id }) => case_id),
          )
        ).map((one) => [one.id, one]),
      );
      const slots: { number: number; state: string; caseId: string | null }[] = await tx.query(
        `SELECT s.number, s.state, s.case_id AS "caseId" FROM quota_slot s JOIN quota_account a ON a.id = s.account_id WHERE a.edition_id = $1 AND $2 = ANY(a.org_ids) ORDER BY s.number`,
        [row.edition_id, row.owner_org],
      );
      const names = await peopleNames(tx, [row.prepared_by, row.released_by]);
      const letter =
        row.content_sha === null
          ? undefined
          : await new SnapshotRepository(tx).get<Record<string, unknown>>(row.content_sha);
      const workingSet = await new WorkflowRepository(tx).readRows([...cases.keys()], [id]);
      const stage = edition.machine.stages.get(row.stage);
      return {
        ...this.row(edition, row),
        letter: letter ?? null,
        preparedBy: names.get(row.prepared_by ?? '') ?? null,
        releasedBy: names.get(row.released_by ?? '') ?? null,
        cases: items.flatMap(({ case_id, position }) => {
          const one = cases.get(case_id);
          return one ? [{ ...deskCase(one, now), position }] : [];
        }),
        slots,
        byPost: stage?.kind === 'nomination' && stage.deadline.proof === 'postmark',
        post:
          row.postmarked_on === null
            ? null
            : {
                carrier: row.carrier ?? '',
                trackingNumber: row.tracking_number ?? '',
                postmarkedOn: row.postmarked_on,
                arrivedOn: row.arrived_on ?? '',
              },
        overrides: await overridesOf(tx, [...cases.keys()]),
        actions: offered(edition, workingSet, { type: 'dossier', id }, actor, now),
      };
    });
  }

  private row(edition: CompiledEdition, row: BatchRow): ReceiptRow {
    const stage = edition.machine.stages.get(row.stage);
    return {
      waiting: row.receipted_at === null && row.state === 'transmitted',
      id: row.id,
      stage: row.stage,
      stageTitle: stage?.title ?? { zh: row.stage, en: row.stage },
      owner: { org: row.owner_org, name: { zh: row.owner_zh, en: row.owner_en } },
      state: row.state,
      version: row.version,
      number: row.number,
      releasedAt: iso(row.released_at),
      receiptedAt: iso(row.receipted_at),
      late: row.late,
      zeroReturn: row.zero_return,
      items: Number(row.items),
      cap: row.cap,
      used: Number(row.used),
      deadline: stage?.kind === 'nomination' ? dueDates.due(stage.deadline, this.clock.iso()) : null,
    };
  }
}

/** What the nominator wrote where it went over a soft cap. */
async function overridesOf(tx: Tx, cases: string[]): Promise<ReceiptDetail['overrides']> {
  const rows: { case_id: string; reason: string | null }[] = await tx.query(
    `SELECT s.case_id, n.content::jsonb #>> '{}' AS reason FROM quota_slot s LEFT JOIN snapshot n ON n.sha = s.origin_sha WHERE s.origin = 'override' AND s.case_id = ANY($1) ORDER BY s.number`,
    [cases],
  );
  return rows.map(({ case_id, reason }) => ({ caseId: case_id, reason: reason ?? '' }));
}
