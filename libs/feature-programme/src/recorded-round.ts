import {
  compile,
  judgeSubmission,
  type EarlierEdition,
  type ProgrammeDefinition,
  type RecordedCase,
} from '@linxuan/domain';
import type { FormDefinition } from '@linxuan/form-rules';
import { SnapshotRepository, type Tx } from '@linxuan/persistence';

export interface RecordedRound {
  definition: ProgrammeDefinition;
  cases: RecordedCase[];
  /** Verdicts of every case under another definition, judged from what was submitted. */
  judge(definition: ProgrammeDefinition): Map<string, RecordedCase['verdicts']>;
}
interface CaseFacts {
  id: string;
  number: string;
  title: string;
  route: string | null;
  nominator: string | null;
  account: string | null;
  area: string | null;
  place: number | null;
  listed: boolean;
  revision_sha: string | null;
  submitted_at: Date | null;
}

/** The facts of an edition's round as they stand in the database: nominations, sheets, verdicts and how each case ended. Only reads. */
export async function recordedRound(tx: Tx, editionId: string): Promise<RecordedRound> {
  const [edition]: {
    definition: ProgrammeDefinition;
    form: FormDefinition;
    earlier: Record<string, EarlierEdition> | null;
  }[] = await tx.query(`SELECT definition, form, taxonomy->'earlier' AS earlier FROM edition WHERE id = $1`, [
    editionId,
  ]);
  if (!edition) throw new Error(`There is no edition ${editionId}`);
  // The first slot that a case took says whose account it drew on; without one the letter's order counts.
  const rows: CaseFacts[] = await tx.query(
    `SELECT c.id, c.number, c.title, c.route, c.nominator_org AS nominator, coalesce(c.final_area, c.area) AS area, c.revision_sha, c.first_submitted_at AS submitted_at,
       split_part(s.account_id, '/', 2) AS account, coalesce(s.number, i.position) AS place,
       (c.outcome = 'published' OR EXISTS (SELECT 1 FROM dossier_item l JOIN dossier d ON d.id = l.dossier_id AND d.kind = 'list' AND d.state = 'decided' WHERE l.case_id = c.id AND l.outcome = 'listed')) AS listed
     FROM case_file c
     LEFT JOIN LATERAL (SELECT account_id, number FROM quota_slot WHERE case_id = c.id ORDER BY account_id LIMIT 1) s ON true
     LEFT JOIN LATERAL (SELECT n.position FROM dossier_item n JOIN dossier d ON d.id = n.dossier_id AND d.kind = 'nomination' WHERE n.case_id = c.id ORDER BY n.position LIMIT 1) i ON true
     WHERE c.edition_id = $1 AND c.revision > 0 ORDER BY c.number`,
    [editionId],
  );
  const sheets: { case_id: string; stage: string; content: string }[] = await tx.query(
    `SELECT t.case_id, t.stage, p.content FROM seat t JOIN case_file c ON c.id = t.case_id AND c.edition_id = $1 JOIN snapshot p ON p.sha = t.sheet_sha WHERE t.state = 'sealed'`,
    [editionId],
  );
  const snapshots = new SnapshotRepository(tx);
  const submitted = new Map<string, Record<string, unknown>>();
  for (const { id, revision_sha } of rows)
    submitted.set(id, (await snapshots.get<Record<string, unknown>>(revision_sha ?? '')) ?? {});
  const judge: RecordedRound['judge'] = (definition) => {
    const machine = compile(definition);
    return new Map(
      rows.map((row) => {
        const results = judgeSubmission(machine, edition.form, submitted.get(row.id) ?? {}, {
          route: row.route,
          submittedAt: row.submitted_at?.toISOString() ?? null,
          earlier: edition.earlier ?? {},
        });
        return [row.id, Object.fromEntries(results.map(({ ruleId, verdict }) => [ruleId, verdict]))];
      }),
    );
  };
  const verdicts = judge(edition.definition);
  return {
    definition: edition.definition,
    judge,
    cases: rows.map(({ id, number, title, nominator, account, area, place, listed }) => ({
      id,
      number,
      title,
      nominator: nominator ?? '',
      account: account === '' ? null : account,
      area: area ?? '',
      place,
      listed,
      verdicts: verdicts.get(id) ?? {},
      sheets: sheets
        .filter(({ case_id }) => case_id === id)
        .map(({ stage, content }) => ({ stage, marks: marksOf(content) })),
    })),
  };
}

function marksOf(content: string): RecordedCase['sheets'][number]['marks'] {
  const { scores = [] } = JSON.parse(content) as { scores?: { criterion: string; score: number }[] };
  return Object.fromEntries(scores.map(({ criterion, score }) => [criterion, { score }]));
}
