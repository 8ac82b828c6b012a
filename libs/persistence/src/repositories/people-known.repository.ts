import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** An account by its name, with what it may act as and what was proposed for it, each as `organisation/role`. */
export interface KnownAccount {
  id: string;
  login: string;
  displayName: string;
  held: string[];
  waiting: string[];
}

/** Who is there already, for what comes in by the sheet. */
export class PeopleKnownRepository {
  constructor(private readonly tx: Tx) {}

  /** Accounts with these names, however they are written. */
  accounts(logins: readonly string[]): Promise<KnownAccount[]> {
    return rowsOf(
      this.tx,
      `SELECT u.id, u.login, u.display_name,
         ARRAY(
           SELECT m.org_id || '/' || m.role FROM membership m WHERE m.user_id = u.id AND m.ended_at IS NULL
         ) AS held,
         ARRAY(
           SELECT (one->>'orgId') || '/' || (one->>'role')
           FROM grant_request g, jsonb_array_elements(g.payload->'memberships') one
           WHERE g.user_id = u.id AND g.state = 'proposed'
         ) AS waiting
       FROM app_user u
       WHERE u.login_key IN (SELECT login_key(one) FROM unnest($1::text[]) one)`,
      [[...logins]],
    );
  }
}
