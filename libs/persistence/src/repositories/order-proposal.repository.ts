import { OrderProposalEntity } from '../entities';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** An order that waits for a second person; `body` is what was asked for, `changes` what it would change. */
export interface OrderProposalRow<Body, Change> {
  id: string;
  editionId: string;
  kind: string;
  body: Body;
  changes: Change[];
  state: string;
  proposedBy: string;
  proposedDeputy: string | null;
  proposedAt: string;
}
export interface NamedOrderProposal<Body, Change> extends OrderProposalRow<Body, Change> {
  displayName: string | null;
  nameZh: string | null;
  nameEn: string | null;
}

/** Orders that two people give. */
export class OrderProposalRepository<Body = unknown, Change = unknown> {
  constructor(private readonly tx: Tx) {}

  /** Stores a proposal; false where the same one waits already. */
  async propose(row: Omit<OrderProposalRow<Body, Change>, 'state'> & { authorityOrg: string }): Promise<boolean> {
    const written: unknown[] = await this.tx.query(
      `INSERT INTO order_proposal
         (id, edition_id, authority_org, kind, body, changes, proposed_by, proposed_deputy, proposed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT DO NOTHING
       RETURNING id`,
      [
        row.id,
        row.editionId,
        row.authorityOrg,
        row.kind,
        row.body,
        JSON.stringify(row.changes),
        row.proposedBy,
        row.proposedDeputy,
        row.proposedAt,
      ],
    );
    return written.length > 0;
  }

  /** What waits for another person, newest first, 200 at most. */
  open(): Promise<NamedOrderProposal<Body, Change>[]> {
    return rowsOf(
      this.tx,
      `SELECT p.id, p.edition_id, p.kind, p.body, p.changes, p.state, p.proposed_by, p.proposed_deputy, p.proposed_at,
         u.display_name, o.name_zh, o.name_en
       FROM order_proposal p
       LEFT JOIN app_user u ON u.id = p.proposed_by
       LEFT JOIN organisation o ON o.id = p.body->>'orgId'
       WHERE p.state = 'proposed'
       ORDER BY p.proposed_at DESC, p.id
       LIMIT 200`,
    );
  }

  exists(id: string): Promise<boolean> {
    return this.tx.existsBy(OrderProposalEntity, { id });
  }

  /** A proposal that waits, locked until the transaction ends; what is settled is not there to be locked. */
  async lockOpen(id: string): Promise<OrderProposalRow<Body, Change> | null> {
    const found = await this.tx.findOne(OrderProposalEntity, {
      where: { id, state: 'proposed' },
      lock: { mode: 'pessimistic_write' },
    });
    return found as OrderProposalRow<Body, Change> | null;
  }

  async settle(id: string, verdict: string, decidedBy: string, decidedAt: string): Promise<void> {
    await this.tx.update(OrderProposalEntity, { id }, { state: verdict, decidedBy, decidedAt });
  }
}
