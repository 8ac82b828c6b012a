import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type {
  EditionOrganisationDto,
  OfficialDto,
  OrderBodyDto,
  OrderChangeDto,
  OrderDto,
  OrderEffectDto,
  OrderProposalDto,
  OrderRecordedDto,
} from '@linxuan/contracts';
import { businessDateOf } from '@linxuan/domain';
import { UnitOfWork, type Tx } from '@linxuan/persistence';
import {
  Clock,
  DomainError,
  TRANSITION_REQUESTS,
  EDITIONS,
  type TransitionRequests,
  type Editions,
  type SessionActor,
} from '@linxuan/platform';
import { desksOf, officialsOf } from './order-official';
import { planOf } from './order-plan';
import { mustHold, type OrderScene } from './order-scene';
import { byTwo, confirmable, openProposals, proposeOrder, settleProposal } from './order-proposal';

interface OrderRecord {
  id: string;
  edition_id: string;
  kind: string;
  org_id: string | null;
  payload: { until?: string; changes?: OrderChangeDto[]; subjects?: string[] };
  document_number: string;
  reason: string;
  ordered_at: Date;
  display_name: string | null;
  name_zh: string | null;
  name_en: string | null;
}

/** Recorded orders: what changes beside an opened edition, with the document that changes it; an edition itself never changes. */
@Injectable()
export class OrderService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    @Inject(TRANSITION_REQUESTS) private readonly transitionRequests: TransitionRequests,
    private readonly clock: Clock,
  ) {}

  /** The authority and operators read all; others those that concern everybody or themselves. */
  list(actor: SessionActor): Promise<OrderDto[]> {
    const all = actor.role === 'authority-lead' || actor.role === 'authority-clerk' || actor.role === 'operator';
    return this.work.run(actor.scope, async (tx) => {
      const rows: OrderRecord[] = await tx.query(
        `SELECT r.id, r.edition_id, r.kind, r.org_id, r.payload, r.document_number, r.reason, r.ordered_at, u.display_name, o.name_zh, o.name_en
         FROM recorded_order r LEFT JOIN organisation o ON o.id = r.org_id LEFT JOIN app_user u ON u.id = r.ordered_by
         WHERE $1 OR (r.org_id IS NULL AND r.kind <> 'migrate-cases') OR r.org_id = $2 ORDER BY r.ordered_at DESC, r.id LIMIT 500`,
        [all, actor.orgId],
      );
      return rows.map((row) => ({
        id: row.id,
        editionId: row.edition_id,
        kind: row.kind,
        orgId: row.org_id,
        orgName: row.name_zh ? { zh: row.name_zh, en: row.name_en ?? row.name_zh } : null,
        until: row.payload.until ? businessDateOf(row.payload.until) : null,
        changes: row.payload.changes ?? [],
        subjects: row.payload.subjects?.length ?? 0,
        documentNumber: row.document_number,
        reason: row.reason,
        orderedBy: all ? (row.display_name ?? '') : '',
        orderedAt: row.ordered_at.toISOString(),
      }));
    });
  }

  /** Whom the order would touch; throws what recording it would throw. */
  dryRun(actor: SessionActor, body: OrderBodyDto): Promise<OrderEffectDto> {
    return this.work.run(
      actor.scope,
      async (tx) => (await planOf(tx, await this.scene(tx, actor, body.editionId), body)).effect,
    );
  }

  /** Records the order and puts it into effect, or, where it gives or takes a power, proposes it to another person of the authority. */
  record(actor: SessionActor, body: OrderBodyDto): Promise<OrderRecordedDto> {
    return this.work.run(actor.scope, async (tx) => {
      const scene = await this.scene(tx, actor, body.editionId);
      if (byTwo(body.kind)) return { id: await proposeOrder(tx, actor, scene, body, this.clock.iso()), proposed: true };
      if (actor.role !== 'authority-lead') throw new DomainError('subject.notFound');
      return { id: await this.enact(tx, actor, scene, body, null), proposed: false };
    });
  }

  proposals(actor: SessionActor): Promise<OrderProposalDto[]> {
    return this.work.run(actor.scope, (tx) => openProposals(tx, actor));
  }

  /** Worked out again as things stand now, and put into effect in the name of who confirms. Throws `order.samePerson`, `order.settled`. */
  confirm(actor: SessionActor, id: string): Promise<OrderRecordedDto> {
    return this.work.run(actor.scope, async (tx) => {
      const body = await confirmable(tx, actor, id);
      const order = await this.enact(tx, actor, await this.scene(tx, actor, body.editionId), body, id);
      await settleProposal(tx, actor, id, 'confirmed', this.clock.iso());
      return { id: order, proposed: false };
    });
  }

  settle(actor: SessionActor, id: string, verdict: 'declined' | 'withdrawn'): Promise<void> {
    return this.work.run(actor.scope, (tx) => settleProposal(tx, actor, id, verdict, this.clock.iso()));
  }

  /** Work that it moves, a person's opinions or dates of nominations, goes through the request service piece by piece. */
  private async enact(
    tx: Tx,
    actor: SessionActor,
    scene: OrderScene,
    body: OrderBodyDto,
    proposal: string | null,
  ): Promise<string> {
    const plan = await planOf(tx, scene, body);
    const [id, at] = [randomUUID(), this.clock.iso()];
    await tx.query(
      `INSERT INTO recorded_order (id, edition_id, kind, org_id, payload, document_number, reason, ordered_by, ordered_at, proposal_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        id,
        body.editionId,
        body.kind,
        plan.orgId,
        plan.payload,
        body.documentNumber,
        body.reason,
        actor.scope.userId,
        at,
        proposal,
      ],
    );
    await plan.apply(tx, at);
    const reason = `${body.reason}（${body.documentNumber}）`;
    const { work } = plan;
    for (const subjectId of (plan.payload['subjects'] as string[] | undefined) ?? [])
      if (work)
        await this.transitionRequests.accept(tx, actor, {
          ...work,
          subjectId,
          version: null,
          payload: { orderId: id, reason },
          idempotencyKey: `${id}/${subjectId}`,
        });
    return id;
  }

  /** Every organisation whose officials an order can replace. */
  desks(actor: SessionActor, editionId: string): Promise<EditionOrganisationDto[]> {
    return this.work.run(actor.scope, async (tx) => {
      const { definition, holders } = await this.scene(tx, actor, editionId);
      const rows: { id: string; zh: string; en: string }[] = await tx.query(
        `SELECT id, name_zh AS zh, name_en AS en FROM organisation WHERE id = ANY($1) ORDER BY id <> $2, id`,
        [[...desksOf(definition, holders)], actor.orgId],
      );
      return rows.map(({ id, zh, en }) => ({ id, name: { zh, en } }));
    });
  }

  officials(actor: SessionActor, editionId: string, orgId: string): Promise<OfficialDto[]> {
    return this.work.run(actor.scope, async (tx) => {
      const { definition, holders } = await this.scene(tx, actor, editionId);
      mustHold(desksOf(definition, holders), orgId, '/orgId');
      return officialsOf(tx, orgId);
    });
  }

  private async scene(tx: Tx, actor: SessionActor, editionId: string): Promise<OrderScene> {
    const [edition] = await tx.query(`SELECT authority_org FROM edition WHERE id = $1`, [editionId]);
    if (!edition || edition.authority_org !== actor.orgId) throw new DomainError('subject.notFound');
    const { definition } = (await this.editions.get(tx, editionId)).machine;
    const held: { org: string }[] = await tx.query(
      `SELECT unnest(org_ids) AS org FROM quota_account WHERE edition_id = $1`,
      [editionId],
    );
    return {
      editionId,
      definition,
      holders: new Set([...definition.roster.map(({ org }) => org), ...held.map(({ org }) => org)]),
    };
  }
}
