import { prepared } from '../prepared';
import type { Tx } from '../unit-of-work';
import { toRows } from './rows';

/** A measure against a holder that is in force, with the definition that says what it means. */
export interface MeasureInForce {
  editionId: string;
  editionVersion: number;
  programmeId: string;
  /** Of the case. */
  number: string;
  stage: string;
  ruleId: string;
  /** Null: for good. In ISO 8601 UTC. */
  barredUntil: string | null;
}

/** What follows a result: agreements, reports, payments, changes and measures. */
export class ObligationRepository {
  constructor(private readonly tx: Tx) {}

  /**
   * Measures that are in force at an instant against an organisation, in the programme or in any of the same authority,
   * the longest first. Prepared: each opening and each submission asks.
   */
  async measuresOn(orgId: string, programme: { id: string; authority: string }, at: string): Promise<MeasureInForce[]> {
    const rows = await prepared<Record<string, unknown>>(
      this.tx,
      `SELECT c.edition_id, c.edition_version, e.programme_id,
         c.number, o.stage, o.rule_id, o.barred_until
       FROM obligation o
       JOIN case_file c ON c.id = o.case_id
       JOIN edition e ON e.id = c.edition_id
       WHERE c.applicant_org = $1
         AND (e.programme_id = $2 OR e.authority_org = $3)
         AND o.kind = 'measure'
         AND o.state = 'settled'
         AND (o.barred_until IS NULL OR o.barred_until >= $4::timestamptz)
       ORDER BY o.barred_until DESC NULLS FIRST, o.id`,
      [orgId, programme.id, programme.authority, at],
    );
    return toRows(rows);
  }
}
