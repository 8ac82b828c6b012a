import type { CaseMachine } from '@linxuan/domain';
import { prepared } from './prepared';
import type { Tx } from './unit-of-work';
import { accountCounts, accountsOf, type Accounts } from './working-set-parts';
import { loadWorkingSets, type LoadedWorkingSet } from './working-set-rows';

/** A case that a decision is about; `accounts` are those in which one of its places may move. */
export interface WantedCase {
  machine: CaseMachine;
  caseId: string;
  accounts: Accounts;
}

/** Case, dossiers and accounts that are locked for one decision. */
export interface LockedCase {
  caseId: string;
  dossiers: string[];
  accounts: string[];
}

/**
 * Locks what commands about cases touch and loads the rows that their decisions look at, for any number of cases by two
 * statements. The order of locks is the same for one and for many: dossiers by id, cases by id, quota accounts by id.
 */
export class CaseWorkingSets {
  constructor(private readonly tx: Tx) {}

  /** One statement, and still one after the other: each step asks for the result of the one before it. */
  async lock(wanted: readonly WantedCase[]): Promise<LockedCase[]> {
    return prepared<LockedCase>(
      this.tx,
      `WITH wanted AS MATERIALIZED (
         SELECT *
         FROM json_to_recordset($1) AS w(place integer, case_id uuid, nominations text[], quota text)),
       links AS MATERIALIZED (
         SELECT w.case_id, unnest(
           ARRAY(SELECT dossier_id FROM dossier_item WHERE case_id = w.case_id)
           || ARRAY(
             SELECT o.id
             FROM dossier o
             JOIN case_file c ON c.stage = o.stage
               AND c.edition_id = o.edition_id
               AND o.owner_org IN (c.nominator_org, c.group_org)
             WHERE c.id = w.case_id AND o.state = 'drafted' AND o.stage = ANY(w.nominations))) AS dossier_id
         FROM wanted w),
       dossiers AS MATERIALIZED (
         SELECT d.id
         FROM dossier d
         WHERE d.state IN ('drafted', 'prepared', 'transmitted', 'open')
           AND d.id = ANY(ARRAY(SELECT dossier_id FROM links))
         ORDER BY d.id
         FOR UPDATE),
       cases AS MATERIALIZED (
         SELECT id, edition_id, nominator_org, group_org, area, category, final_area, final_category, first_submitted_at
         FROM case_file
         WHERE id = ANY(ARRAY(SELECT case_id FROM wanted)) AND (SELECT count(*) FROM dossiers) >= 0
         ORDER BY id
         FOR UPDATE),
       accounts AS MATERIALIZED (
         ${accountsOf('(SELECT k.*, w.quota FROM cases k JOIN wanted w ON w.case_id = k.id)', 'c.quota')})
       SELECT w.case_id AS "caseId",
         ARRAY(
           SELECT DISTINCT d.id
           FROM links l
           JOIN dossiers d ON d.id = l.dossier_id
           WHERE l.case_id = w.case_id) AS dossiers,
         ARRAY(
           SELECT a.id
           FROM accounts a
           JOIN quota_account b ON b.id = a.id
           JOIN cases c ON c.id = w.case_id AND ${accountCounts('w.quota')}) AS accounts,
         (SELECT count(*) FROM cases) AS cases,
         (SELECT count(*) FROM accounts) AS held
       FROM wanted w
       ORDER BY w.place`,
      [
        JSON.stringify(
          wanted.map(({ machine, caseId, accounts }, place) => ({
            place,
            case_id: caseId,
            nominations: nominationsOf(machine),
            quota: accounts,
          })),
        ),
      ],
    );
  }

  /** The rows of cases that are locked, in the order in which they are asked for. */
  load(wanted: readonly (LockedCase & { locks: Accounts })[]): Promise<LoadedWorkingSet[]> {
    return loadWorkingSets(
      this.tx,
      wanted.map(({ caseId, dossiers, locks }) => ({ cases: [caseId], dossiers, quota: locks })),
    );
  }
}

function nominationsOf({ stages }: CaseMachine): string[] {
  return [...stages.values()].filter(({ kind }) => kind === 'nomination').map(({ id }) => id);
}
