import type { Text } from '@linxuan/domain';
import type { Tx } from '@linxuan/persistence';
import type { CandidateContent } from './candidate-figures';

export interface OpinionWords {
  text: string | null;
  by: string | null;
  answer: { text: string; by: string | null; at: string } | null;
}
export interface CandidateFacts {
  contents: Map<string, CandidateContent>;
  opinions: Map<string, OpinionWords>;
  duplicates: Map<string, number>;
}

/**
 * What the figures, opinions and evidence of many applications are drawn from: three queries, whatever their number. Of a case in
 * `revisions` the revision of that digest is read, else the newest one.
 */
export async function candidateFacts(
  tx: Tx,
  caseIds: string[],
  revisions: ReadonlyMap<string, string> = new Map(),
): Promise<CandidateFacts> {
  // Only the parts that are looked at leave the database: an application may carry hundreds of parameters.
  const contents: { id: string; content: CandidateContent }[] = await tx.query(
    `SELECT c.id, jsonb_build_object('effects', s.j->'effects', 'economics', s.j->'economics', 'patents', s.j->'patents', 'reports', s.j->'reports', 'cases', s.j->'cases', 'declarations', s.j->'declarations',
       'technology', jsonb_build_object('area', s.j->'technology'->'area', 'category', s.j->'technology'->'category'), 'holder', jsonb_build_object('uscc', s.j->'holder'->'uscc', 'contact', s.j->'holder'->'contact'),
       'attachments', s.j->'attachments') AS content
     FROM case_file c JOIN case_revision r ON r.case_id = c.id AND r.revision = c.revision
     CROSS JOIN LATERAL (SELECT content::jsonb AS j FROM snapshot WHERE sha = coalesce($2::jsonb->>c.id::text, r.sha)) s
     WHERE c.id = ANY($1)`,
    [caseIds, JSON.stringify(Object.fromEntries(revisions))],
  );
  const words: {
    id: string;
    text: string | null;
    by: string | null;
    answer: string | null;
    answered_by: string | null;
    answered_at: Date | null;
  }[] = await tx.query(
    `SELECT o.id, s.content AS text, u.display_name AS by, a.answer, a.answered_by, a.answered_at
     FROM opinion o LEFT JOIN snapshot s ON s.sha = o.text_sha LEFT JOIN app_user u ON u.id = o.author_user
     LEFT JOIN LATERAL (SELECT * FROM dissent_answers($1) x WHERE x.opinion_id = o.id ORDER BY x.answered_at DESC LIMIT 1) a ON true
     WHERE o.case_id = ANY($1)`,
    [caseIds],
  );
  const duplicates: { case_id: string; duplicates: string }[] = await tx.query(
    `SELECT case_id, duplicates FROM duplicate_counts($1)`,
    [caseIds],
  );
  return {
    contents: new Map(contents.map(({ id, content }) => [id, withoutNulls(content)])),
    opinions: new Map(
      words.map((row) => [
        row.id,
        {
          text: row.text ? (JSON.parse(row.text) as string) : null,
          by: row.by,
          answer:
            row.answer && row.answered_at
              ? { text: row.answer, by: row.answered_by, at: new Date(row.answered_at).toISOString() }
              : null,
        },
      ]),
    ),
    duplicates: new Map(duplicates.map((row) => [row.case_id, Number(row.duplicates)])),
  };
}

/** A part that the application lacks comes as null from the database and is simply absent for the rules. */
function withoutNulls(content: CandidateContent): CandidateContent {
  return Object.fromEntries(Object.entries(content).filter(([, value]) => value !== null)) as CandidateContent;
}

/** Names of organisations and of taxonomy entries in one query. */
export async function namesOf(
  tx: Tx,
  editionId: string,
  orgs: (string | null)[],
  codes: (string | null)[],
): Promise<{ org(id: string | null): Text | null; code(code: string | null): Text | null }> {
  const rows: { kind: string; id: string; zh: string; en: string }[] = await tx.query(
    `SELECT 'org' AS kind, id, name_zh AS zh, name_en AS en FROM organisation WHERE id = ANY($1)
     UNION ALL
     SELECT 'code', t->>'code', t->'name'->>'zh', coalesce(t->'name'->>'en', t->'name'->>'zh') FROM edition e, jsonb_array_elements(e.taxonomy->'entries') t WHERE e.id = $2 AND t->>'code' = ANY($3)`,
    [[...new Set(orgs.filter(Boolean))], editionId, [...new Set(codes.filter(Boolean))]],
  );
  const find = (kind: string) => (id: string | null) => {
    const row = id === null ? undefined : rows.find((one) => one.kind === kind && one.id === id);
    return row ? { zh: row.zh, en: row.en } : null;
  };
  return { org: find('org'), code: find('code') };
}
