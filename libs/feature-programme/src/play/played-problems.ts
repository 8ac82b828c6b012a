import type { EditionProblemDto } from '@linxuan/contracts';
import { playProblems, REMEDIES, unitedTrace } from '@linxuan/domain';
import { EditionPlayRepository, type EditionVersionEntity, type Tx } from '@linxuan/persistence';
import { placed, type Examined } from '../examine';

/** What plays of the stored text never reached; nothing where nobody has played it, and nothing once it is open. */
export async function playedProblems(
  tx: Tx,
  row: Pick<EditionVersionEntity, 'editionId' | 'version' | 'revision' | 'state'>,
  read: Examined,
): Promise<EditionProblemDto[]> {
  if (!read.definition || (row.state !== 'draft' && row.state !== 'proposed')) return [];
  const traces = await new EditionPlayRepository(tx).tracesOf(row.editionId, row.version, row.revision);
  const trace = unitedTrace(traces);
  if (trace.edges.length === 0) return [];
  return playProblems(read.definition, trace).map((each) =>
    placed({ ...each, suggestion: REMEDIES[each.code], ...read.locate(each.path) } as typeof each, 'definition'),
  );
}
