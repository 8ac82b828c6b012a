import { CaseRevisionEntity, FingerprintEntity } from '../entities';
import type { Tx } from '../unit-of-work';

/** A mark of a case's content by which duplicates are found. */
export type Fingerprint = Pick<FingerprintEntity, 'kind' | 'value'>;

/** What applicants submitted, version by version, and the marks of the newest one. */
export class CaseRevisionRepository {
  constructor(private readonly tx: Tx) {}

  async add(revision: Omit<CaseRevisionEntity, 'case' | 'shaRow'>): Promise<void> {
    await this.tx.insert(CaseRevisionEntity, revision);
  }

  /** Replaces the marks of a case. One statement for any number; a mark that is given twice is kept once. */
  async replaceFingerprints(caseId: string, prints: readonly Fingerprint[]): Promise<void> {
    await this.tx.delete(FingerprintEntity, { caseId });
    await this.tx.query(
      `INSERT INTO fingerprint (case_id, kind, value)
       SELECT case_id, kind, value
       FROM json_populate_recordset(NULL::fingerprint, $1)
       ON CONFLICT DO NOTHING`,
      [JSON.stringify(prints.map((print) => ({ case_id: caseId, ...print })))],
    );
  }
}
