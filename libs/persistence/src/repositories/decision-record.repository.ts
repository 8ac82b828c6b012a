import { DecisionRecordEntity } from '../entities';
import { toColumns } from '../row-writer';
import type { Tx } from '../unit-of-work';
import type { WriteBatch } from '../write-batch';
import { rowsOf } from './rows';

/** What was last decided on a case in a stage, with what the decision said; the instant in ISO 8601 UTC. */
export interface DecidedPayload {
  action: string;
  payload: Record<string, unknown>;
  /** Name of who decided. */
  decidedBy: string;
  decidedAt: string;
}

/** One act on a dossier as its timeline tells it; the instant in ISO 8601 UTC. */
export interface DossierAct {
  at: string;
  event: string;
  action: string;
  actorOrg: string;
  actorRole: string;
  actorName: string | null;
  reason: string | null;
  toState: string | null;
}

/** The last act on a subject: who did what, and when (ISO 8601 UTC). */
export interface LastAct {
  action: string;
  at: string;
  orgName: string | null;
  personName: string | null;
}

/** Puts records into the batch of their decision. */
export function addRecords(batch: WriteBatch, records: object[]): void {
  if (records.length === 0) return;
  batch.add(
    (bind) =>
      `INSERT INTO decision_record
       SELECT *
       FROM json_populate_recordset(NULL::decision_record, ${bind(JSON.stringify(records.map(toColumns)))})`,
  );
}

/** Records of what was decided, as a timeline or a paper tells it. */
export class DecisionRecordRepository {
  constructor(private readonly tx: Tx) {}

  async add(record: Partial<DecisionRecordEntity>): Promise<void> {
    await this.tx.insert(DecisionRecordEntity, record);
  }

  /** The last act on a subject, or on what belongs to it, in the order in which acts were applied. */
  async lastOn(subjectId: string): Promise<LastAct | undefined> {
    const [row] = await rowsOf<LastAct>(
      this.tx,
      `SELECT r.action, r.at, o.name_zh AS "orgName", u.display_name AS "personName"
       FROM decision_record r
       JOIN transition_request q ON q.id = r.request_id
       LEFT JOIN organisation o ON o.id = r.actor_org
       LEFT JOIN app_user u ON u.id = r.actor_user
       WHERE r.subject_id = $1 OR r.case_id = $1 OR r.dossier_id = $1
       ORDER BY q.applied_at DESC
       LIMIT 1`,
      [subjectId],
    );
    return row;
  }

  /** A function of the database answers, since nobody reads requests of others as such. */
  async lastDecided(caseId: string, stage: string): Promise<DecidedPayload | undefined> {
    const [row] = await rowsOf<DecidedPayload>(
      this.tx,
      `SELECT action, payload, decided_by, decided_at
       FROM decided_payload($1, $2)`,
      [caseId, stage],
    );
    return row;
  }

  /** What was last decided on each of the cases in a stage, by the case; one statement for any number. */
  async lastDecidedOf(
    caseIds: readonly string[],
    stage: string,
  ): Promise<ReadonlyMap<string, Pick<DecidedPayload, 'action' | 'payload'>>> {
    if (caseIds.length === 0) return new Map();
    const rows = await rowsOf<Pick<DecidedPayload, 'action' | 'payload'> & { caseId: string }>(
      this.tx,
      `SELECT c.id AS case_id, d.action, d.payload
       FROM unnest($1::uuid[]) c(id), LATERAL decided_payload(c.id, $2) d`,
      [caseIds, stage],
    );
    return new Map(rows.map(({ caseId, ...row }) => [caseId, row]));
  }

  /** The acts on a dossier with who did them, newest first; at most 200. */
  async ofDossier(dossierId: string): Promise<DossierAct[]> {
    return rowsOf<DossierAct>(
      this.tx,
      `SELECT d.at, d.event, d.action, d.actor_org, d.actor_role,
         u.display_name AS "actorName", d.reason, d.to_state
       FROM decision_record d
       LEFT JOIN app_user u ON u.id = d.actor_user
       WHERE d.dossier_id = $1
       ORDER BY d.at DESC
       LIMIT 200`,
      [dossierId],
    );
  }
}
