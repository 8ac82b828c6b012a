import type { ExpertFact } from '@linxuan/domain';
import { expertFactsOf } from '../expert-facts';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';
import { keptRows } from './usual-page';

/** Who may be asked to judge. */
export interface PoolExpert {
  id: string;
  /** Who has the account; several accounts of one person are one expert. */
  person: string;
  name: string;
  org: string;
  /** Codes of the taxonomy. */
  expertise: string[];
  facts: ExpertFact[];
  /** Seats that wait for the expert, with whatever panel. */
  load: number;
}

/** Whom a case must be free of before the expert opens it: names alone. */
export interface PartyNames {
  holder: string;
  jointHolders: string[];
  reportIssuers: string[];
  siteOwners: string[];
}

/** Experts, and what they are told of a case. */
export class ExpertRepository {
  constructor(private readonly tx: Tx) {}

  /** Every expert who may be asked, with the sheets still owed to the person's organisation. Two queries. */
  async pool(): Promise<PoolExpert[]> {
    const rows = await keptRows<Omit<PoolExpert, 'facts'>>(
      this.tx,
      `SELECT DISTINCT ON (u.id) u.id, u.person_id AS person, u.display_name AS name, m.org_id AS org, u.expertise,
         (SELECT count(*)::int FROM seat s WHERE s.expert_user = u.id AND s.state IN ('invited', 'accepted')) AS load
       FROM membership m
       JOIN app_user u ON u.id = m.user_id
       WHERE m.role = 'expert' AND m.ended_at IS NULL AND u.disabled_at IS NULL
       ORDER BY u.id, m.org_id`,
    );
    const facts = await expertFactsOf(
      this.tx,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => ({ ...row, facts: facts.get(row.id) ?? [] }));
  }

  /** Those of the given users who are experts now, with the organisation that each is one of. */
  among(userIds: readonly string[]): Promise<{ userId: string; name: string; orgId: string }[]> {
    return rowsOf(
      this.tx,
      `SELECT m.user_id, u.display_name AS name, m.org_id
       FROM membership m
       JOIN app_user u ON u.id = m.user_id
       WHERE m.role = 'expert' AND m.ended_at IS NULL AND u.disabled_at IS NULL AND m.user_id = ANY($1)`,
      [userIds],
    );
  }

  /** A function that gives names alone, since a conflict is declared before the files open. */
  async partyNames(caseId: string): Promise<PartyNames | undefined> {
    const [row] = await rowsOf<PartyNames>(
      this.tx,
      `SELECT holder, joint_holders, report_issuers, site_owners
       FROM case_party_names($1)`,
      [caseId],
    );
    return row;
  }
}
