import type { RegisterMembership } from '@linxuan/domain';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** A line as it is imported. */
export interface RegisterLine {
  uscc: string;
  name: string;
  number: string;
  issuedOn: string;
  validUntil: string | null;
  source: string;
}

const LINE = `uscc, name, number, to_char(issued_on, 'YYYY-MM-DD') AS "issuedOn",
  to_char(valid_until, 'YYYY-MM-DD') AS "validUntil", source`;

/** Registers of enterprises by which editions let applicants in. */
export class RegisterRepository {
  constructor(private readonly tx: Tx) {}

  /** What the registers know of an organisation, as far as the reader may see it; newest first. */
  membershipsOf(orgId: string): Promise<RegisterMembership[]> {
    return rowsOf(
      this.tx,
      `SELECT r.register_id AS register, r.number, to_char(r.issued_on, 'YYYY-MM-DD') AS "issuedOn",
         to_char(r.valid_until, 'YYYY-MM-DD') AS "validUntil", r.source
       FROM register_entry r
       JOIN organisation o ON o.uscc = r.uscc
       WHERE o.id = $1
       ORDER BY r.issued_on DESC, r.register_id, r.number`,
      [orgId],
    );
  }

  /** The lines of a register that are known already, of the codes that are named. */
  known(register: string, usccs: readonly string[]): Promise<RegisterLine[]> {
    return rowsOf(this.tx, `SELECT ${LINE} FROM register_entry WHERE register_id = $1 AND uscc = ANY($2)`, [
      register,
      usccs,
    ]);
  }

  /** How many lines each register has, how many of them count on a day, and when it was imported last. */
  counts(day: string): Promise<{ register: string; lines: number; valid: number; importedAt: string }[]> {
    return rowsOf(
      this.tx,
      `SELECT register_id AS register, count(*)::int AS lines,
         count(*) FILTER (WHERE issued_on <= $1::date AND (valid_until IS NULL OR valid_until >= $1::date))::int AS valid,
         max(imported_at) AS "importedAt"
       FROM register_entry
       GROUP BY register_id
       ORDER BY register_id`,
      [day],
    );
  }

  /** Keeps lines: a new one is added, one that is known by its number gets what the sheet says of it now. */
  async keep(register: string, lines: readonly RegisterLine[], by: string, at: string): Promise<void> {
    await this.tx.query(
      `INSERT INTO register_entry (id, register_id, uscc, name, number, issued_on, valid_until, source, imported_by, imported_at)
       SELECT gen_random_uuid(), $1, l->>'uscc', l->>'name', l->>'number', (l->>'issuedOn')::date, (l->>'validUntil')::date,
         l->>'source', $3::uuid, $4::timestamptz
       FROM jsonb_array_elements($2::jsonb) AS l
       ON CONFLICT ON CONSTRAINT register_entry_once DO UPDATE SET name = EXCLUDED.name, issued_on = EXCLUDED.issued_on,
         valid_until = EXCLUDED.valid_until, source = EXCLUDED.source, imported_by = EXCLUDED.imported_by,
         imported_at = EXCLUDED.imported_at`,
      [register, JSON.stringify(lines), by, at],
    );
  }
}
