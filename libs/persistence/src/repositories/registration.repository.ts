import { outcomeOf } from '../outcomes';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';
import { pageRows } from './usual-page';

export type RegistrationState = 'filed' | 'checked' | 'confirmed' | 'refused';

/** A registration with what the record says of the organisation with the same code. */
export interface RegistrationListRow {
  id: string;
  code: string;
  orgName: string;
  regionCode: string;
  personName: string;
  phone: string;
  email: string;
  dispute: string;
  fileName: string;
  fileMime: string;
  /** Bytes, as the driver gives a bigint. */
  fileSize: string;
  sha: string;
  filedAt: string;
  state: RegistrationState;
  checkedBy: string | null;
  checker: string | null;
  checkedAt: string | null;
  renames: boolean;
  decider: string | null;
  decidedAt: string | null;
  reason: string | null;
  claimedAt: string | null;
  /** The account that was made. */
  login: string | null;
  recordId: string | null;
  recordZh: string | null;
  recordEn: string | null;
  /** People who act for the organisation on record. */
  recordPeople: number;
}

export interface RegistrationFilter {
  state?: string | undefined;
  /** In the name or the code. */
  q?: string | undefined;
  id?: string | undefined;
}

/** Those who ask for an account, as operators and the nominator of their place see them. */
export class RegistrationRepository {
  constructor(private readonly tx: Tx) {}

  /** A page, the oldest that waits first and then the newest, with the total; one statement. */
  async page(
    { state, q, id }: RegistrationFilter,
    { page, perPage }: { page: number; perPage: number },
  ): Promise<{ rows: RegistrationListRow[]; total: number }> {
    const values: unknown[] = [];
    const value = (given: unknown) => `$${values.push(given)}`;
    const conditions = [
      'true',
      ...(state ? [`r.state = ${value(state)}`] : []),
      ...(q ? [`position(lower(${value(q)}) in lower(r.org_name || ' ' || r.code)) > 0`] : []),
      ...(id ? [`r.id = ${value(id)}`] : []),
    ];
    const rows = await pageRows<RegistrationListRow & { total: number }>(
      this.tx,
      { state, q, id, page, perPage },
      `SELECT count(*) OVER ()::int AS total, r.id, r.code, r.org_name, r.region_code, r.person_name, r.phone, r.email,
         r.dispute, r.file_name, r.file_mime, r.file_size, r.sha, r.filed_at, r.state, r.checked_by, r.checked_at,
         r.renames, r.decided_at, r.reason, r.claimed_at,
         c.display_name AS checker, d.display_name AS decider, u.login,
         o.id AS record_id, o.name_zh AS record_zh, o.name_en AS record_en,
         (SELECT count(*)::int FROM membership m WHERE m.org_id = o.id AND m.ended_at IS NULL) AS record_people
       FROM registration r
       LEFT JOIN organisation o ON o.uscc = r.code
       LEFT JOIN app_user c ON c.id = r.checked_by
       LEFT JOIN app_user d ON d.id = r.decided_by
       LEFT JOIN app_user u ON u.id = r.user_id
       WHERE ${conditions.join(' AND ')}
       ORDER BY array_position(ARRAY['checked', 'filed'], r.state), r.decided_at DESC NULLS LAST, r.filed_at, r.id
       LIMIT ${perPage} OFFSET ${(page - 1) * perPage}`,
      values,
    );
    return { rows, total: rows[0]?.total ?? 0 };
  }

  async find(id: string): Promise<RegistrationListRow | undefined> {
    return (await this.page({ id }, { page: 1, perPage: 1 })).rows[0];
  }

  /** `done`, or the code of the refusal; the database compares the persons. */
  async decide(
    id: string,
    verdict: 'checked' | 'confirmed' | 'refused',
    reason: string | null,
    renames: boolean,
    at: string,
  ) {
    const [row] = await rowsOf<{ outcome: string }>(
      this.tx,
      `SELECT decide_registration($1, $2, $3, $4, $5) AS outcome`,
      [id, verdict, reason, renames, at],
    );
    return outcomeOf(row?.outcome, [
      'subject.notFound',
      'registration.settled',
      'registration.unchecked',
      'registration.samePerson',
      'registration.noApplicant',
    ]);
  }
}
