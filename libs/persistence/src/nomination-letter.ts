import type { Tx } from './unit-of-work';

export interface LetterRows {
  owner: string | null;
  recipient: string | null;
  /** Applications that the holder received in all. */
  received: number;
  /** Names of those of the given departments that were asked about a case of the batch, in their order. */
  departments: string[];
  /** By case id: how many departments answered, and how many of them did not agree. */
  opinions: Record<string, { answered: number; dissent: number }>;
  /** Titles of the holder's other applications. */
  others: string[];
}

export interface LetterKey {
  editionId: string;
  ownerOrg: string;
  recipientOrg: string | null;
  /** Whether the holder nominates as the group or as the nominator of its cases. */
  by: 'group' | 'nominator';
  caseIds: string[];
  departments: string[];
  /** Stages in which departments are asked jointly. */
  stages: string[];
}

/** What a letter says besides its items, read in the transaction that freezes it: one query, whatever their number. */
export async function letterRows(tx: Tx, key: LetterKey): Promise<LetterRows> {
  const holder = key.by === 'group' ? 'group_org' : 'nominator_org';
  const [row]: LetterRows[] = await tx.query(
    `SELECT (SELECT name_zh FROM organisation WHERE id = $2) AS owner,
       (SELECT name_zh FROM organisation WHERE id = $3) AS recipient,
       (SELECT count(*)::int FROM case_file WHERE edition_id = $1 AND ${holder} = $2 AND revision > 0) AS received,
       ARRAY(
         SELECT o.name_zh
         FROM unnest($5::text[]) WITH ORDINALITY AS d(id, place)
         JOIN organisation o ON o.id = d.id
         WHERE EXISTS (
           SELECT 1
           FROM opinion p
           WHERE p.org_id = d.id AND p.case_id = ANY($4) AND p.stage = ANY($6) AND p.state <> 'cancelled')
         ORDER BY d.place) AS departments,
       (SELECT coalesce(jsonb_object_agg(case_id, jsonb_build_object('answered', answered, 'dissent', dissent)), '{}')
        FROM (
          SELECT case_id, count(*) AS answered, count(*) FILTER (WHERE verdict = 'disagree') AS dissent
          FROM opinion
          WHERE case_id = ANY($4) AND stage = ANY($6) AND state = 'answered'
          GROUP BY case_id) t) AS opinions,
       ARRAY(
         SELECT title
         FROM case_file
         WHERE edition_id = $1 AND ${holder} = $2 AND id <> ALL($4) AND title IS NOT NULL) AS others`,
    [key.editionId, key.ownerOrg, key.recipientOrg, key.caseIds, key.departments, key.stages],
  );
  if (!row) throw new Error('A query without a table answers one row');
  return row;
}
