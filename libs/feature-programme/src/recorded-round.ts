import {
  compile,
  judgeSubmission,
  type EarlierEdition,
  type ProgrammeDefinition,
  type RecordedCase,
} from '@linxuan/domain';
import { EditionRepository, RecordedRoundRepository, SnapshotRepository, type Tx } from '@linxuan/persistence';

export interface RecordedRound {
  definition: ProgrammeDefinition;
  cases: RecordedCase[];
  /** Verdicts of every case under another definition, judged from what was submitted. */
  judge(definition: ProgrammeDefinition): Map<string, RecordedCase['verdicts']>;
}
/**
 * The facts of an edition's round as they stand in the database: nominations, sheets, verdicts and how each case ended.
 * Only reads.
 */
export async function recordedRound(tx: Tx, editionId: string): Promise<RecordedRound> {
  const edition = await new EditionRepository(tx).judgedBy<Record<string, EarlierEdition>>(editionId);
  if (!edition) throw new Error(`There is no edition ${editionId}`);
  const round = new RecordedRoundRepository(tx);
  const rows = await round.cases(editionId);
  const sheets = await round.sealedSheets(editionId);
  const snapshots = new SnapshotRepository(tx);
  const submitted = new Map<string, Record<string, unknown>>();
  for (const { id, revisionSha } of rows)
    submitted.set(id, (await snapshots.get<Record<string, unknown>>(revisionSha ?? '')) ?? {});
  const judge: RecordedRound['judge'] = (definition) => {
    const machine = compile(definition);
    return new Map(
      rows.map((row) => {
        const results = judgeSubmission(machine, edition.form, submitted.get(row.id) ?? {}, {
          route: row.route,
          submittedAt: row.submittedAt,
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
        .filter(({ caseId }) => caseId === id)
        .map(({ stage, content }) => ({ stage, marks: marksOf(content) })),
    })),
  };
}

function marksOf(content: string): RecordedCase['sheets'][number]['marks'] {
  const { scores = [] } = JSON.parse(content) as { scores?: { criterion: string; score: number }[] };
  return Object.fromEntries(scores.map(({ criterion, score }) => [criterion, { score }]));
}
