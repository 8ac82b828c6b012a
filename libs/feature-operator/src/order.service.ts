import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { OrderBodyDto, OrderDto } from '@linxuan/contracts';
import { businessDateOf, endOfBusinessDay } from '@linxuan/domain';
import { UnitOfWork } from '@linxuan/persistence';
import { Clock, DomainError, EDITIONS, type Editions, type SessionActor } from '@linxuan/platform';

interface OrderRecord {
  id: string;
  edition_id: string;
  kind: string;
  org_id: string | null;
  payload: { until: string };
  document_number: string;
  reason: string;
  ordered_at: Date;
  display_name: string | null;
  name_zh: string | null;
  name_en: string | null;
}

/**
 * Recorded orders: what changes beside an opened edition, with the document that changes it. A later date for nominations of one
 * nominator or group, or of all; an edition itself never changes.
 */
@Injectable()
export class OrderService {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** The authority and operators read all; others those that concern everybody or themselves. */
  list(actor: SessionActor): Promise<OrderDto[]> {
    const all = actor.role === 'authority-lead' || actor.role === 'authority-clerk' || actor.role === 'operator';
    return this.work.run(actor.scope, async (tx) => {
      const rows: OrderRecord[] = await tx.query(
        `SELECT r.id, r.edition_id, r.kind, r.org_id, r.payload, r.document_number, r.reason, r.ordered_at, u.display_name, o.name_zh, o.name_en
         FROM recorded_order r LEFT JOIN organisation o ON o.id = r.org_id LEFT JOIN app_user u ON u.id = r.ordered_by WHERE $1 OR r.org_id IS NULL OR r.org_id = $2 ORDER BY r.ordered_at DESC, r.id LIMIT 500`,
        [all, actor.orgId],
      );
      return rows.map((row) => ({
        id: row.id, editionId: row.edition_id, kind: row.kind, orgId: row.org_id, orgName: row.name_zh ? { zh: row.name_zh, en: row.name_en ?? row.name_zh } : null, until: businessDateOf(row.payload.until),
        documentNumber: row.document_number, reason: row.reason, orderedBy: all ? (row.display_name ?? '') : '', orderedAt: row.ordered_at.toISOString(),
      }));
    });
  }

  /** Throws `order.notLater` unless the date lies after the one in force for the same organisation. */
  record(actor: SessionActor, body: OrderBodyDto): Promise<{ id: string }> {
    return this.work.run(actor.scope, async (tx) => {
      const [edition] = await tx.query(`SELECT authority_org FROM edition WHERE id = $1`, [body.editionId]);
      if (!edition || edition.authority_org !== actor.orgId) throw new DomainError('subject.notFound');
      const { machine } = await this.editions.get(tx, body.editionId);
      const holders = new Set([...machine.definition.roster.map(({ org }) => org), ...(await groupsOf(tx.query(`SELECT unnest(org_ids) AS org FROM quota_account WHERE edition_id = $1`, [body.editionId])))]);
      if (body.orgId !== null && !holders.has(body.orgId)) throw new DomainError('organisation.unknown', { id: body.orgId }, { fields: [{ pointer: '/orgId', code: 'unknown' }] });
      const stated = machine.definition.stages.flatMap((stage) => (stage.kind === 'nomination' && stage.deadline.date ? [endOfBusinessDay(stage.deadline.date)] : [])).sort().at(-1) ?? '';
      const [known] = await tx.query(`SELECT max(payload->>'until') AS until FROM recorded_order WHERE edition_id = $1 AND kind = $2 AND (org_id IS NULL OR org_id = $3)`, [body.editionId, body.kind, body.orgId]);
      const inForce = [stated, (known?.until as string | null) ?? ''].sort().at(-1) ?? '';
      const until = endOfBusinessDay(body.until);
      if (until <= inForce) throw new DomainError('order.notLater', { until: businessDateOf(inForce) }, { fields: [{ pointer: '/until', code: 'later' }] });
      const id = randomUUID();
      await tx.query(`INSERT INTO recorded_order (id, edition_id, kind, org_id, payload, document_number, reason, ordered_by, ordered_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, [
        id, body.editionId, body.kind, body.orgId, { until }, body.documentNumber, body.reason, actor.scope.userId, this.clock.iso(),
      ]);
      return { id };
    });
  }
}

async function groupsOf(rows: Promise<{ org: string }[]>): Promise<string[]> {
  return (await rows).map(({ org }) => org);
}
