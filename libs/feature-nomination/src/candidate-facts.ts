import { CandidateRepository, type OpinionWords, type Tx } from '@linxuan/persistence';
import type { CandidateContent } from './candidate-figures';

export interface CandidateFacts {
  contents: Map<string, CandidateContent>;
  opinions: Map<string, OpinionWords>;
  duplicates: Map<string, number>;
}

/**
 * What the figures, opinions and evidence of many applications are drawn from: three queries, whatever their number. Of
 * a case in `revisions` the revision of that digest is read, else the newest one.
 */
export async function candidateFacts(
  tx: Tx,
  caseIds: string[],
  revisions: ReadonlyMap<string, string> = new Map(),
): Promise<CandidateFacts> {
  const repository = new CandidateRepository(tx);
  return {
    contents: (await repository.contentsOf(caseIds, revisions)) as Map<string, CandidateContent>,
    opinions: await repository.opinionWords(caseIds),
    duplicates: await repository.duplicateCounts(caseIds),
  };
}
