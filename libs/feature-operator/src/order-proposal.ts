import { randomUUID } from 'node:crypto';
import type { OrderBodyDto, OrderChangeDto, OrderProposalDto } from '@linxuan/contracts';
import { ORDERS_BY_TWO, samePerson, signersOf } from '@linxuan/domain';
import { accountsOf, type Tx } from '@linxuan/persistence';
import { DomainError, type SessionActor } from '@linxuan/platform';
import { planOf } from './order-plan';
import type { OrderScene } from './order-scene';

interface ProposalRecord {
  id: string;
  edition_id: string;
  kind: string;
  body: OrderBodyDto;
  changes: OrderChangeDto[];
  state: string;
  proposed_by: string;
  proposed_deputy: string | null;
  proposed_at: Date;
  display_name: string | null;
  name_zh: string | null;
  name_en: string | null;
}

export function byTwo(kind: string): boolean {
  return (ORDERS_BY_TWO as readonly string[]).includes(kind);
}

/** Throws what putting it into effect would throw, `grant.self` where it names the proposer, and `order.open` where the same one waits. */
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
  const written: unknown[] = await tx.query(
    `INSERT INTO order_proposal (id, edition_id, authority_org, kind, body, changes, proposed_by, proposed_deputy, proposed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING id`,
    [
      id,
      body.editionId,
      actor.orgId,
      body.kind,
      body,
      JSON.stringify(plan.effect.changes),
      actor.scope.userId,
      actor.actingFor,
      now,
    ],
  );
  if (written.length === 0) throw new DomainError('order.open');
  return id;
}

/** What waits for another person, the newest first. */
export async function openProposals(tx: Tx, actor: SessionActor): Promise<OrderProposalDto[]> {
  const mine = await signers(tx, actor);
  const rows: ProposalRecord[] = await tx.query(
    `SELECT p.*, u.display_name, o.name_zh, o.name_en FROM order_proposal p LEFT JOIN app_user u ON u.id = p.proposed_by LEFT JOIN organisation o ON o.id = p.body->>'orgId'
     WHERE p.state = 'proposed' ORDER BY p.proposed_at DESC, p.id LIMIT 200`,
  );
  return rows.map((row) => ({
    id: row.id,
    editionId: row.edition_id,
    kind: row.kind,
    orgName: row.name_zh ? { zh: row.name_zh, en: row.name_en ?? row.name_zh } : null,
    changes: row.changes,
    documentNumber: row.body.documentNumber,
    reason: row.body.reason,
    proposedBy: row.display_name ?? '',
    proposedAt: row.proposed_at.toISOString(),
    mine: samePerson([row.proposed_by, row.proposed_deputy], mine),
  }));
}

/** The order that another person proposed, locked until it is settled. */
export async function confirmable(tx: Tx, actor: SessionActor, id: string): Promise<OrderBodyDto> {
  const row = await locked(tx, id);
  if (samePerson([row.proposed_by, row.proposed_deputy], await signers(tx, actor)))
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
  const isOwn = samePerson([row.proposed_by, row.proposed_deputy], await signers(tx, actor));
  if (verdict === 'withdrawn' && !isOwn) throw new DomainError('subject.notFound');
  if (verdict === 'declined' && isOwn) throw new DomainError('order.samePerson');
  await tx.query(`UPDATE order_proposal SET state = $2, decided_by = $3, decided_at = $4 WHERE id = $1`, [
    id,
    verdict,
    actor.scope.userId,
    now,
  ]);
}

async function locked(tx: Tx, id: string): Promise<ProposalRecord> {
  const [known]: unknown[] = await tx.query(`SELECT 1 FROM order_proposal WHERE id = $1`, [id]);
  if (!known) throw new DomainError('subject.notFound');
  // What is settled is not there to be locked.
  const [row]: ProposalRecord[] = await tx.query(
    `SELECT * FROM order_proposal WHERE id = $1 AND state = 'proposed' FOR UPDATE`,
    [id],
  );
  if (!row) throw new DomainError('order.settled');
  return row;
}

function signers(tx: Tx, actor: SessionActor): Promise<string[]> {
  return accountsOf(tx, signersOf({ userId: actor.scope.userId, deputy: actor.actingFor }));
}
