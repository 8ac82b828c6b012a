import { boundField } from './bound-fields';
import type { Tx } from './unit-of-work';

/** What a case was called, and by which revision, at an instant. */
export interface CaseAsOf {
  revision: number;
  revisionSha: string;
  title: string | null;
  holderName: string | null;
  area: string | null;
  category: string | null;
}

/**
 * The case as the revision in force at an instant describes it. A paper of a decision is drawn from it, however often
 * it is drawn and whatever was corrected since. Undefined where nothing had been submitted, or the reader sees no
 * revision.
 */
export async function caseAsOf(tx: Tx, caseId: string, at: string): Promise<CaseAsOf | undefined> {
  const [row]: CaseAsOf[] = await tx.query(
    `SELECT r.revision, r.sha AS "revisionSha",
       ${bound('title')} AS title, t.j->'holder'->>'name' AS "holderName",
       ${bound('area')} AS area, ${bound('category')} AS category
     FROM case_revision r
     JOIN case_file c ON c.id = r.case_id
     JOIN edition e ON e.id = c.edition_id
     CROSS JOIN LATERAL (SELECT content::jsonb AS j FROM snapshot WHERE sha = r.sha) t
     WHERE r.case_id = $1 AND r.submitted_at <= $2
     ORDER BY r.revision DESC
     LIMIT 1`,
    [caseId, at],
  );
  return row;
}

const bound = (name: 'title' | 'area' | 'category') => boundField(name, 't.j', 'e.definition');

export interface NamedCase {
  title: string | null;
  area: string | null;
  nominator: string | null;
}

/** What a prepared paper calls its items, by case id; of a paper of earlier days nothing. */
export async function namedItems(tx: Tx, dossierId: string): Promise<Map<string, NamedCase>> {
  const rows: (NamedCase & { caseId: string })[] = await tx.query(
    `SELECT i.case_id AS "caseId", i.title, i.area, o.name_zh AS nominator
     FROM dossier_item i
     LEFT JOIN organisation o ON o.id = i.nominator_org
     WHERE i.dossier_id = $1`,
    [dossierId],
  );
  return new Map(rows.map(({ caseId, ...named }) => [caseId, named]));
}

/** The names of a row as of that revision; what the reader is not shown, or the revision lacks, stays as it is. */
export function namedAsOf<Row extends { title: string; area: string | null; category: string | null }>(
  row: Row,
  then: CaseAsOf | undefined,
): Row {
  if (!then) return row;
  return {
    ...row,
    title: then.title ?? row.title,
    area: then.area ?? row.area,
    category: then.category ?? row.category,
  };
}
