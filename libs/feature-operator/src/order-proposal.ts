import { randomUUID } from 'node:crypto';
import type { OrderBodyDto, OrderChangeDto, OrderProposalDto } from '@linxuan/contracts';
import { ORDERS_BY_TWO, samePerson, signersOf } from '@linxuan/domain';
import { accountsOf, OrderProposalRepository, type OrderProposalRow, type Tx } from '@linxuan/persistence';
import { DomainError, type SessionActor } from '@linxuan/platform';
import { planOf } from './order-plan';
import type { OrderScene } from './order-scene';

type Proposal = OrderProposalRow<OrderBodyDto, OrderChangeDto>;
const proposalsOf = (tx: Tx) => new OrderProposalRepository<OrderBodyDto, OrderChangeDto>(tx);

export function byTwo(kind: string): boolean {
  return (ORDERS_BY_TWO as readonly string[]).includes(kind);
}

/**
 * Throws what putting it into effect would throw, `grant.self` where it names the proposer, and `order.open` where the
 * same one waits.
 */
export async function proposeOrder(
  tx: Tx,
  actor: SessionActor,
  scene: OrderScene,
  body: OrderBodyDto,
  now: string,
): Promise<string> {
  const plan = await planOf(tx, scene, body);
  if (samePerson(plan.named ?? [], await signers(tx, actor))) throw new DomainError('grant.self');
  const id = randomUUID();
  const isStored = await proposalsOf(tx).propose({
    id,
    editionId: body.editionId,
    authorityOrg: actor.orgId,
    kind: body.kind,
    body,
    changes: plan.effect.changes,
    proposedBy: actor.scope.userId,
    proposedDeputy: actor.actingFor,
    proposedAt: now,
  });
  if (!isStored) throw new DomainError('order.open');
  return id;
}

/** What waits for another person, the newest first. */
export async function openProposals(tx: Tx, actor: SessionActor): Promise<OrderProposalDto[]> {
  const mine = await signers(tx, actor);
  const rows = await proposalsOf(tx).open();
  return rows.map((row) => ({
    id: row.id,
    editionId: row.editionId,
    kind: row.kind,
    orgName: row.nameZh ? { zh: row.nameZh, en: row.nameEn ?? row.nameZh } : null,
    changes: row.changes,
    documentNumber: row.body.documentNumber,
    reason: row.body.reason,
    proposedBy: row.displayName ?? '',
    proposedAt: row.proposedAt,
    mine: samePerson([row.proposedBy, row.proposedDeputy], mine),
  }));
}

/** The order that another person proposed, locked until it is settled. */
export async function confirmable(tx: Tx, actor: SessionActor, id: string): Promise<OrderBodyDto> {
  const row = await locked(tx, id);
  if (samePerson([row.proposedBy, row.proposedDeputy], await signers(tx, actor)))
    throw new DomainError('order.samePerson');
  return row.body;
}

/** Whoever proposed withdraws, anybody else declines or confirms. */
export async function settleProposal(
  tx: Tx,
  actor: SessionActor,
  id: string,
  verdict: 'confirmed' | 'declined' | 'withdrawn',
  now: string,
): Promise<void> {
  const row = await locked(tx, id);
  const isOwn = samePerson([row.proposedBy, row.proposedDeputy], await signers(tx, actor));
  if (verdict === 'withdrawn' && !isOwn) throw new DomainError('subject.notFound');
  if (verdict === 'declined' && isOwn) throw new DomainError('order.samePerson');
  await proposalsOf(tx).settle(id, verdict, actor.scope.userId, now);
}

async function locked(tx: Tx, id: string): Promise<Proposal> {
  const proposals = proposalsOf(tx);
  if (!(await proposals.exists(id))) throw new DomainError('subject.notFound');
  const row = await proposals.lockOpen(id);
  if (!row) throw new DomainError('order.settled');
  return row;
}

function signers(tx: Tx, actor: SessionActor): Promise<string[]> {
  return accountsOf(tx, signersOf({ userId: actor.scope.userId, deputy: actor.actingFor }));
}
