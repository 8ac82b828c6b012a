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
import {
  EditionRepository,
  OrganisationRepository,
  QuotaRepository,
  RecordedOrderRepository,
  UnitOfWork,
  type Tx,
} from '@linxuan/persistence';
import {
  Clock,
  DomainError,
  TRANSITION_REQUESTS,
  EDITIONS,
  type TransitionRequests,
  type Editions,
  type SessionActor,
} from '@linxuan/platform';
import { organisationsOf, officialsOf } from './order-official';
import { planOf } from './order-plan';
import { mustHold, type OrderScene } from './order-scene';
import { byTwo, confirmable, openProposals, proposeOrder, settleProposal } from './order-proposal';

interface OrderPayload {
  until?: string;
  changes?: OrderChangeDto[];
  subjects?: string[];
}

/**
 * Recorded orders: what changes beside an opened edition, with the document that changes it; an edition itself never
 * changes.
 */
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
    return this.work.list(actor.scope, async (tx) => {
      const rows = await new RecordedOrderRepository(tx).list<OrderPayload>(actor.orgId, all);
      return rows.map((row) => ({
        id: row.id,
        editionId: row.editionId,
        kind: row.kind,
        orgId: row.orgId,
        orgName: row.nameZh ? { zh: row.nameZh, en: row.nameEn ?? row.nameZh } : null,
        until: row.payload.until ? businessDateOf(row.payload.until) : null,
        changes: row.payload.changes ?? [],
        subjects: row.payload.subjects?.length ?? 0,
        documentNumber: row.documentNumber,
        reason: row.reason,
        orderedBy: all ? (row.displayName ?? '') : '',
        orderedAt: row.orderedAt,
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

  /**
   * Records the order and puts it into effect, or, where it gives or takes a power, proposes it to another person of
   * the authority.
   */
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

  /**
   * Worked out again as things stand now, and put into effect in the name of who confirms. Throws `order.samePerson`,
   * `order.settled`.
   */
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

  /**
   * Work that it moves, a person's opinions or dates of nominations, goes through the request service piece by piece.
   */
  private async enact(
    tx: Tx,
    actor: SessionActor,
    scene: OrderScene,
    body: OrderBodyDto,
    proposal: string | null,
  ): Promise<string> {
    const plan = await planOf(tx, scene, body);
    const [id, at] = [randomUUID(), this.clock.iso()];
    await new RecordedOrderRepository(tx).add({
      id,
      editionId: body.editionId,
      kind: body.kind,
      orgId: plan.orgId,
      payload: plan.payload,
      documentNumber: body.documentNumber,
      reason: body.reason,
      orderedBy: actor.scope.userId,
      orderedAt: at,
      proposalId: proposal,
    });
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
  organisations(actor: SessionActor, editionId: string): Promise<EditionOrganisationDto[]> {
    return this.work.run(actor.scope, async (tx) => {
      const { definition, holders } = await this.scene(tx, actor, editionId);
      return new OrganisationRepository(tx).named([...organisationsOf(definition, holders)], actor.orgId);
    });
  }

  officials(actor: SessionActor, editionId: string, orgId: string): Promise<OfficialDto[]> {
    return this.work.run(actor.scope, async (tx) => {
      const { definition, holders } = await this.scene(tx, actor, editionId);
      mustHold(organisationsOf(definition, holders), orgId, '/orgId');
      return officialsOf(tx, orgId);
    });
  }

  private async scene(tx: Tx, actor: SessionActor, editionId: string): Promise<OrderScene> {
    const authority = await new EditionRepository(tx).authorityOf(editionId);
    if (authority !== actor.orgId) throw new DomainError('subject.notFound');
    const { definition } = (await this.editions.get(tx, editionId)).machine;
    const held = await new QuotaRepository(tx).holdersOf(editionId);
    return {
      editionId,
      definition,
      holders: new Set([...definition.roster.map(({ org }) => org), ...held]),
    };
  }
}
