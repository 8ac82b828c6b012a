import type { WorkflowRows, WorkflowTable } from '@linxuan/domain';
import { LedgerEventEntity, WORKFLOW_ENTITIES } from '../entities';
import { fromJsonRow, tableName } from '../json-rows';
import type { UnitOfWork } from '../unit-of-work';

/** A chain, `case/<id>`, `dossier/<id>` or `draw/<id>`, with the number and the hash of its last event. */
export interface ChainHead {
  chain: string;
  seq: number;
  hash: string;
}

/** An event as it stands in the ledger; `payload` is the canonical text that was hashed. */
export type ChainEvent = Pick<
  LedgerEventEntity,
  'seq' | 'type' | 'payload' | 'prevHash' | 'hash' | 'actorUser' | 'actorOrg' | 'at' | 'requestId'
>;

/** The whole ledger and the rows that it explains, for checks of an installation. Reads outside a person's scope. */
export class LedgerReader {
  constructor(private readonly work: UnitOfWork) {}

  /** All heads, by chain. */
  heads(): Promise<ChainHead[]> {
    return this.work.source.query(
      `SELECT subject_type || '/' || subject_id AS chain, seq, hash
       FROM ledger_head
       ORDER BY 1`,
    );
  }

  /** How many events each chain has. */
  eventCounts(): Promise<{ chain: string; events: number }[]> {
    return this.work.source.query(
      `SELECT subject_type || '/' || subject_id AS chain, count(*)::int AS events
       FROM ledger_event
       GROUP BY 1`,
    );
  }

  /** The events of one chain in their order. */
  eventsOf(chain: string): Promise<ChainEvent[]> {
    const [subjectType, subjectId] = chain.split('/') as [LedgerEventEntity['subjectType'], string];
    return this.work.source.manager.find(LedgerEventEntity, {
      where: { subjectType, subjectId },
      order: { seq: 'ASC' },
      select: {
        seq: true,
        type: true,
        payload: true,
        prevHash: true,
        hash: true,
        actorUser: true,
        actorOrg: true,
        at: true,
        requestId: true,
      },
    });
  }

  /** Up to `most` events after an id (0 is before the first) in the order in which they were written. */
  async eventsAfter(id: number, most: number): Promise<{ id: number; payload: string }[]> {
    const events: { id: string; payload: string }[] = await this.work.source.query(
      `SELECT id, payload
       FROM ledger_event
       WHERE id > $1
       ORDER BY id
       LIMIT ${Math.trunc(most)}`,
      [id],
    );
    return events.map((event) => ({ ...event, id: Number(event.id) }));
  }

  /** The chains of draws, each as its events say it, and how each round stands in its rows. */
  async draws(): Promise<{ round: string; payloads: string[]; phase: string; head: string; seats: string[] }[]> {
    return this.work.source.query(
      `SELECT e.subject_id AS round, array_agg(e.payload ORDER BY e.seq) AS payloads,
         coalesce(min(r.phase), '') AS phase, coalesce(min(r.head), '') AS head,
         ARRAY(
           SELECT p.code || ' ' || array_to_string(p.seats, ' ')
           FROM draw_panel p
           WHERE p.round_id = e.subject_id AND p.seats IS NOT NULL
           ORDER BY p.code
         ) AS seats
       FROM ledger_event e
       LEFT JOIN draw_round r ON r.id = e.subject_id
       WHERE e.subject_type = 'draw'
       GROUP BY e.subject_id
       ORDER BY e.subject_id`,
    );
  }

  /** The places that accounts have had from their opening on. */
  async openingSlots(): Promise<{ id: string; accountId: string; number: number }[]> {
    return this.work.source.query(
      `SELECT id, account_id AS "accountId", number
       FROM quota_slot
       WHERE origin = 'cap'`,
    );
  }

  /** All rows of a table of the workflow. Through JSON, as a decision reads them, so that both compare equal. */
  async rowsOf<Table extends WorkflowTable>(table: Table): Promise<WorkflowRows[Table][]> {
    const entity = WORKFLOW_ENTITIES[table] as new () => WorkflowRows[Table];
    const rows: { row: Record<string, unknown> }[] = await this.work.source.query(
      `SELECT to_json(t) AS row FROM ${tableName(table)} t`,
    );
    return rows.map(({ row }) => fromJsonRow(entity, row));
  }
}
